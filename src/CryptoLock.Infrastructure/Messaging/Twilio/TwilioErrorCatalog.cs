using CryptoLock.Application.Common;
using CryptoLock.Application.Ports;

namespace CryptoLock.Infrastructure.Messaging.Twilio;

/// <summary>What Twilio's error codes mean, and what to do.</summary>
internal sealed class TwilioErrorCatalog : IDeliveryErrorCatalog
{
    private static readonly DeliveryError NoReason = new(
        ErrorKind.Permanent, "Twilio gave no reason; look the message up in its console.");

    public DeliveryError Explain(int? code) =>
        code is { } number
            ? (TwilioErrorTable.Find(number) ?? Unknown(number)) with { Consequence = ConsequenceOf(number) }
            : NoReason;

    private static DeliveryConsequence ConsequenceOf(int code) => code switch
    {
        63016 => DeliveryConsequence.ServiceWindowClosed,
        21610 => DeliveryConsequence.OptedOut,
        _ => DeliveryConsequence.None,
    };

    private static DeliveryError Unknown(int code) =>
        new(ErrorKind.Permanent, $"Twilio reported error {code}; see https://www.twilio.com/docs/errors/{code}.");
}
