using System.Collections.Frozen;
using CryptoLock.Application.Common;
using CryptoLock.Application.Ports;
using static CryptoLock.Application.Common.ErrorKind;

namespace CryptoLock.Infrastructure.Messaging.Twilio;

/// <summary>The error codes that matter to messages.</summary>
internal static class TwilioErrorTable
{
    private static readonly FrozenDictionary<int, DeliveryError> Errors =
        General().Concat(Recipients()).Concat(Channel()).ToFrozenDictionary(
            row => row.Code, row => new DeliveryError(row.Kind, row.Cause));

    /// <summary>The meaning of a code; null when it is not in the table.</summary>
    public static DeliveryError? Find(int code) => Errors.GetValueOrDefault(code);

    private static (int Code, ErrorKind Kind, string Cause)[] General() =>
    [
        (20001, Permanent, "Twilio refused a parameter of the request."),
        (20003, Authentication, "Twilio refused our credentials; check account SID, token or API key, and region."),
        (20404, Configuration, "Twilio does not know the account or resource; check account SID and base address."),
        (20426, Configuration, "Twilio asks for TLS 1.2 or newer; update what stands between us and Twilio."),
        (20429, RateLimited, "Too many requests to Twilio at once; it will be tried again."),
        (20500, UnknownOutcome, "Twilio failed inside; the message may or may not have been accepted."),
        (20503, UnknownOutcome, "Twilio was not available; the message may or may not have been accepted."),
        (21604, Permanent, "The message has no recipient."),
        (21609, Configuration, "Twilio refused the status callback; check the public base address of this service."),
        (21617, Permanent, "The message is longer than 1,600 characters; it has to be split."),
        (21619, Permanent, "The message has no content."),
        (21654, Configuration, "Twilio asks for a content template; trial sandboxes may refuse free text."),
        (21655, Configuration, "The content template does not exist in this account; check its ContentSid."),
        (21656, Configuration, "The variables do not fit the content template."),
        (21658, Permanent, "Part of the message is over its length limit; it has to be split."),
        (92002, Configuration, "The content template has too many variables."),
        (92007, Configuration, "The variables of the content template are not valid JSON."),
        (92009, Configuration, "The content template was already submitted."),
    ];

    private static (int Code, ErrorKind Kind, string Cause)[] Recipients() =>
    [
        (21211, Permanent, "The recipient is not a valid number; correct it."),
        (21408, Configuration, "Sending to this country is switched off; allow it in Twilio's geographic permissions."),
        (21601, Configuration, "Our number cannot send messages; check the sender in Twilio's console."),
        (21606, Configuration, "Our number does not belong to this account or cannot send; check the sender."),
        (21608, Configuration, "A trial account reaches verified numbers only; verify this one or upgrade."),
        (21610, Permanent, "The customer opted out with STOP; nothing may be sent until they write START."),
        (21612, Configuration, "Our number cannot reach this recipient; use another sender."),
        (21614, Permanent, "The recipient's number cannot receive messages."),
        (30001, RateLimited, "Twilio's queue is full; send more slowly."),
        (30002, Configuration, "The Twilio account is suspended; contact Twilio."),
        (30003, Permanent, "The recipient's phone is switched off or out of reach."),
        (30004, Permanent, "The recipient blocks messages."),
        (30005, Permanent, "The recipient's number does not exist."),
        (30006, Permanent, "The recipient's number is a landline or its carrier cannot be reached."),
        (30007, Permanent, "A carrier filtered the message; review its text and the sender's registration."),
        (30008, Transient, "The carrier or channel failed without a reason; once more may help."),
        (30034, Configuration, "The sender is not registered for business messages in this country; register it."),
        (30500, Transient, "Twilio failed inside while delivering; once more may help."),
        (63003, Permanent, "The recipient is not on WhatsApp or their account is not active."),
        (63015, Permanent, "The recipient has not joined the sandbox; they must send its join code every 3 days."),
        (63016, Permanent, "The customer's last message is over 24 hours old; only an approved template may be sent."),
        (63024, Permanent, "WhatsApp cannot deliver to this recipient: an old app or terms not accepted."),
        (63032, Permanent, "WhatsApp excludes this recipient in an experiment; reach them in another way."),
        (63049, Permanent, "WhatsApp withheld this marketing message from the recipient."),
    ];

    private static (int Code, ErrorKind Kind, string Cause)[] Channel() =>
    [
        (11751, Permanent, "The media is larger than the channel allows (16 MB on WhatsApp)."),
        (63001, Authentication, "WhatsApp refused Twilio's access to our sender; connect it again in Twilio's console."),
        (63002, Configuration, "WhatsApp does not know our sender; check it in Twilio's console."),
        (63005, Permanent, "WhatsApp refused the content, for instance because of a wrong media type."),
        (63006, Permanent, "The content could not be formatted for WhatsApp."),
        (63007, Configuration, "Our number is no active WhatsApp sender of this account; check number and account."),
        (63008, Configuration, "The WhatsApp channel is set up wrongly or an address has the wrong form."),
        (63010, Transient, "The channel failed inside; once more may help."),
        (63012, Transient, "WhatsApp failed inside; once more may help."),
        (63013, Permanent, "The message breaks a rule of WhatsApp; review its text and template variables."),
        (63017, RateLimited, "The account sends more messages per second than allowed; send more slowly."),
        (63018, RateLimited, "Our sender reached WhatsApp's rate or daily limit; send more slowly or wait a day."),
        (63019, Permanent, "The media could not be fetched or sent."),
        (63020, Configuration, "Meta's invitation for our business account was not accepted; accept it."),
        (63021, Permanent, "The content is invalid or longer than WhatsApp allows in a template."),
        (63023, Transient, "The channel failed in a general way; once more may help."),
        (63038, RateLimited, "The account's daily message limit is reached; wait until tomorrow."),
        (63040, Configuration, "WhatsApp rejected the template; change it and submit it again."),
        (63041, Configuration, "WhatsApp paused the template because of poor feedback; use another one."),
        (63042, Configuration, "WhatsApp disabled the template; use another one."),
        (63051, Configuration, "WhatsApp locked our sender after a long silence; unlock it in Meta's manager."),
        (63112, Configuration, "Meta disabled our business account; appeal in Meta's business manager."),
    ];
}
