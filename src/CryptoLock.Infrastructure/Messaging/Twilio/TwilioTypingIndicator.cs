using CryptoLock.Application.Ports;
using CryptoLock.Domain.Conversations;
using Microsoft.Extensions.Options;

namespace CryptoLock.Infrastructure.Messaging.Twilio;

/// <summary>
/// Asks Twilio to show WhatsApp customers that an answer is being written. The asking happens elsewhere.
/// </summary>
internal sealed class TwilioTypingIndicator(
    TwilioTypingQueue queue, TimeProvider clock, IOptions<TwilioOptions> options)
    : ITypingIndicator
{
    private readonly bool _isOn = options.Value.TypingIndicator;

    public void Show(ParticipantAddress customer, string providerId)
    {
        if (_isOn && TwilioNumber.IsWhatsApp(customer.Value) && IsMessage(providerId))
        {
            queue.Add(new TypingRequest(providerId, clock.GetUtcNow()));
        }
    }

    private static bool IsMessage(string providerId) =>
        TwilioSid.Is(providerId, "SM") || TwilioSid.Is(providerId, "MM");
}
