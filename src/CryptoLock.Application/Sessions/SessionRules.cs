using CryptoLock.Domain.Conversations;
using FluentValidation;

namespace CryptoLock.Application.Sessions;

/// <summary>Rules that requests about one conversation share.</summary>
internal static class SessionRules
{
    public static IRuleBuilderOptions<T, ChatSessionId> IsGiven<T>(this IRuleBuilderInitial<T, ChatSessionId> rule) =>
        rule.Must(id => id.Value != Guid.Empty).OverridePropertyName("id").WithMessage("The id of a conversation is required.");
}
