using CryptoLock.Application.Conversations.ReceiveMessage;
using FluentValidation;

namespace CryptoLock.Application.Delivery.RecordDeliveryStatus;

/// <summary>Names the field as Twilio does. An unknown part is no fault of the caller and is not judged here.</summary>
internal sealed class RecordDeliveryStatusCommandValidator : AbstractValidator<RecordDeliveryStatusCommand>
{
    public RecordDeliveryStatusCommandValidator() =>
        RuleFor(c => c.ProviderId).Must(ProviderIdentifier.IsValid)
            .When(c => c.ProviderId is not null)
            .OverridePropertyName("MessageSid").WithMessage($"MessageSid {ProviderIdentifier.Rule}");
}
