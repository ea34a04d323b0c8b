using CryptoLock.Application.Common;
using CryptoLock.Application.Ports;
using CryptoLock.Domain.Conversations;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CryptoLock.Infrastructure.Messaging.Twilio;

/// <summary>Sends parts over Twilio's REST API.</summary>
internal sealed partial class TwilioMessageSender(
    TwilioApiClient api, IOptions<TwilioOptions> options, TimeProvider clock, ILogger<TwilioMessageSender> logger) : IMessageChannel
{
    private const string SimulatorPrefix = "simulator:";

    private readonly TwilioMessageFinder _finder = new(api, options.Value);

    public bool Reaches(ParticipantAddress customer) =>
        !customer.Value.StartsWith(SimulatorPrefix, StringComparison.OrdinalIgnoreCase);

    public bool HasTemplateFor(ParticipantAddress customer) =>
        options.Value.Template.ContentSid is not null && customer.IsWhatsApp;

    public async Task<Result<string>> SendAsync(OutgoingPart part, CancellationToken cancellationToken)
    {
        using var form = new TwilioForm(
            TwilioMessageForm.Fields(part, options.Value), () => part.LeavesBefore is not { } limit || clock.GetUtcNow() < limit);
        try
        {
            var answer = await api.PostAsync(TwilioPaths.Messages(options.Value), form, cancellationToken);
            return Read(answer, part);
        }
        catch (Exception exception) when (
            TwilioApiClient.IsTransportFailure(exception) && !cancellationToken.IsCancellationRequested)
        {
            LogNoAnswer(part.PartId.Value, TwilioApiClient.NameOf(exception), form.MayHaveLeft);
            return form switch
            {
                { MayHaveLeft: true } => TwilioErrors.OutcomeUnknown,
                { IsTooLate: true } => TwilioErrors.TooLate,
                _ => TwilioErrors.Unreachable,
            };
        }
    }

    /// <inheritdoc/>
    /// <remarks>
    /// Twilio keeps nothing of ours but the text, and times to the second. Of two parts with the same text for the same
    /// customer in the same second only what is known of the other one tells which is which.
    /// </remarks>
    public async Task<Result<FoundPart>> FindAsync(
        OutgoingPart part, DateTimeOffset since, IReadOnlySet<string> others, CancellationToken cancellationToken)
    {
        try
        {
            var result = await _finder.FindAsync(part, since, others, cancellationToken);
            LogLookedUp(part.PartId.Value, result.Error?.Code ?? result.Value.ProviderId ?? "not there");
            return result;
        }
        catch (Exception exception) when (
            TwilioApiClient.IsTransportFailure(exception) && !cancellationToken.IsCancellationRequested)
        {
            LogNoAnswer(part.PartId.Value, TwilioApiClient.NameOf(exception), mayHaveLeft: false);
            return TwilioErrors.Unreachable;
        }
    }

    private Result<string> Read(TwilioAnswer answer, OutgoingPart part)
    {
        if (!answer.IsSuccess)
        {
            var error = TwilioErrors.OfSending(answer);
            LogRefused(part.PartId.Value, (int)answer.Status, error.ProviderCode, error.Kind);
            return error;
        }

        if (answer.Read(TwilioJson.Default.MessageResource)?.Sid is not { Length: > 0 } sid)
        {
            LogUnreadable(part.PartId.Value);
            return TwilioErrors.OutcomeUnknown;
        }

        LogAccepted(part.PartId.Value, sid);
        return sid;
    }

    [LoggerMessage(2500, LogLevel.Debug, "Twilio accepted part {PartId} as {MessageSid}")]
    private partial void LogAccepted(Guid partId, string messageSid);

    [LoggerMessage(2501, LogLevel.Warning, "Twilio refused part {PartId} with {Status}, error {Code}: {Kind}")]
    private partial void LogRefused(Guid partId, int status, int? code, ErrorKind kind);

    [LoggerMessage(
        2502, LogLevel.Warning, "No answer from Twilio about part {PartId}: {Failure}; may have left: {MayHaveLeft}")]
    private partial void LogNoAnswer(Guid partId, string failure, bool mayHaveLeft);

    [LoggerMessage(2503, LogLevel.Warning, "Twilio accepted part {PartId}, but its answer has no SID")]
    private partial void LogUnreadable(Guid partId);

    [LoggerMessage(2504, LogLevel.Information, "Looked part {PartId} up at Twilio: {Outcome}")]
    private partial void LogLookedUp(Guid partId, string outcome);
}
