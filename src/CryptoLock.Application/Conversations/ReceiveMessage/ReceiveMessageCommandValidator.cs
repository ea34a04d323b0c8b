using CryptoLock.Domain.Conversations;
using FluentValidation;

namespace CryptoLock.Application.Conversations.ReceiveMessage;

/// <summary>Names the fields as Twilio does, because that is where whoever reads the message has to look.</summary>
internal sealed class ReceiveMessageCommandValidator : AbstractValidator<ReceiveMessageCommand>
{
    private static readonly string AddressRule =
        $"must be 1 to {ParticipantAddress.MaxLength} printable characters without white space (encode a '+' as %2B).";

    public ReceiveMessageCommandValidator()
    {
        RuleFor(c => c.ProviderId).Must(ProviderIdentifier.IsValid)
            .OverridePropertyName("MessageSid").WithMessage($"MessageSid {ProviderIdentifier.Rule}");
        RuleFor(c => c.From).Must(ParticipantAddress.IsValid)
            .OverridePropertyName("From").WithMessage($"From {AddressRule}");
        RuleFor(c => c.To).Must(ParticipantAddress.IsValid)
            .OverridePropertyName("To").WithMessage($"To {AddressRule}");
        RuleFor(c => c.Content).NotNull();
    }
}
