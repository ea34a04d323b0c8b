using CryptoLock.Domain.Common;

namespace CryptoLock.Domain.Conversations;

/// <summary>A message from the customer.</summary>
public sealed class InboundMessage : Message
{
    private OutcomeKind? _outcomeKind;
    private TurnId? _outcomeTurn;
    private string? _outcomeReason;

    private InboundMessage(
        MessageId id, ChatSessionId sessionId, int position, MessageAuthor author, string text, DateTimeOffset at, string providerId)
        : base(id, sessionId, position, author, text, at) => ProviderId = providerId;

    /// <summary>The channel's id of the message (Twilio's <c>MessageSid</c>).</summary>
    public string ProviderId { get; }

    /// <summary>Media, in the channel's order.</summary>
    public IReadOnlyList<Attachment> Attachments { get; private set; } = [];

    /// <summary>A shared place; null when none.</summary>
    public SharedLocation? Location { get; private set; }

    /// <summary>Our identifier behind a pressed button or chosen list item; null when none.</summary>
    public string? Selection { get; private set; }

    /// <summary>The channel's id of the quoted message; null when none.</summary>
    public string? QuotedProviderId { get; private set; }

    /// <summary>What the customer commands with it; null when it is a message like any other.</summary>
    public CustomerIntent? Intent { get; private set; }

    /// <summary>How the message ended; null while it waits.</summary>
    public MessageOutcome? Outcome => _outcomeKind is { } kind ? MessageOutcome.Restore(kind, _outcomeTurn, _outcomeReason) : null;

    /// <summary>Whether it still waits for its outcome.</summary>
    public bool IsPending => _outcomeKind is null;

    /// <summary>Everything the message holds, in one value.</summary>
    public MessageContent Content => new(Text)
    {
        Attachments = Attachments,
        Location = Location,
        Selection = Selection,
        QuotedProviderId = QuotedProviderId,
        Intent = Intent,
    };

    /// <summary>A message as it arrived.</summary>
    /// <param name="id">Identity.</param>
    /// <param name="sessionId">The conversation.</param>
    /// <param name="position">Place in the conversation, from 1.</param>
    /// <param name="providerId">The channel's id of the message: unique for ever.</param>
    /// <param name="content">What it holds.</param>
    /// <param name="at">Arrival, UTC.</param>
    public static InboundMessage Arrived(
        MessageId id, ChatSessionId sessionId, int position, string providerId, MessageContent content, DateTimeOffset at) =>
        new(id, sessionId, position, MessageAuthor.Customer, content.Text, at, providerId)
        {
            Attachments = content.Attachments,
            Location = content.Location,
            Selection = content.Selection,
            QuotedProviderId = content.QuotedProviderId,
            Intent = content.Intent,
        };

    internal InboundMessageState State => new(Id, Position, ProviderId, Content, At, Outcome);

    internal static InboundMessage Restore(ChatSessionId sessionId, InboundMessageState state)
    {
        var message = Arrived(state.Id, sessionId, state.Position, state.ProviderId, state.Content, state.At);
        if (state.Outcome is { } outcome)
        {
            message.End(outcome);
        }

        return message;
    }

    internal void End(MessageOutcome outcome)
    {
        if (_outcomeKind is not null)
        {
            throw new DomainException("A message has one outcome, once.");
        }

        (_outcomeKind, _outcomeTurn, _outcomeReason) = (outcome.Kind, outcome.Turn, outcome.Reason);
    }
}
