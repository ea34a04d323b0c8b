using CryptoLock.Domain.Common;
using CryptoLock.Domain.Delivery;

namespace CryptoLock.Domain.Conversations;

/// <summary>
/// A conversation with one customer. Loaded with what is still open (unanswered messages, unsent parts, the open turn),
/// never with its whole transcript, so that its cost does not grow with its length.
/// </summary>
public sealed partial class ChatSession
{
    /// <summary>How long WhatsApp allows free text after the customer's last message.</summary>
    public static readonly TimeSpan ServiceWindow = TimeSpan.FromHours(24);

    /// <summary>The window in which a customer's messages are counted.</summary>
    public static readonly TimeSpan RateWindow = TimeSpan.FromMinutes(1);

    // Only what was open when the session was loaded, and what came since.
    private readonly List<InboundMessage> _inbound = [];
    private readonly List<OutboundMessage> _outbound = [];
    private readonly List<Turn> _turns = [];
    private readonly List<IDomainEvent> _events = [];

    private ChatSession(ChatSessionId id, string customerKey, ParticipantAddress customer, ParticipantAddress business, DateTimeOffset createdAt) =>
        (Id, CustomerKey, Customer, Business, CreatedAt, LastMessageAt) = (id, customerKey, customer, business, createdAt, createdAt);

    /// <summary>Identity; used instead of the address wherever others can see it.</summary>
    public ChatSessionId Id { get; }

    /// <summary>What identifies the customer: the business-scoped user id when the channel gives one, else the address.</summary>
    public string CustomerKey { get; }

    /// <summary>Where the customer wrote from last.</summary>
    public ParticipantAddress Customer { get; private set; }

    /// <summary>The company's address that the customer writes to.</summary>
    public ParticipantAddress Business { get; }

    /// <summary>Name from the customer's WhatsApp profile: the customer's own free text. Null when never given.</summary>
    public string? ProfileName { get; private set; }

    /// <summary>The language in which the customer is answered; null until it is decided.</summary>
    public Language? Language { get; private set; }

    /// <summary>Who answers at the moment.</summary>
    public SessionStatus Status { get; private set; }

    /// <summary>Why a person is needed; null unless <see cref="SessionStatus.AwaitingHuman"/>.</summary>
    public HandoffReason? HandoffReason { get; private set; }

    /// <summary>Name of the operator; null unless <see cref="SessionStatus.WithHuman"/>.</summary>
    public string? OperatorName { get; private set; }

    /// <summary>First message, UTC.</summary>
    public DateTimeOffset CreatedAt { get; }

    /// <summary>Last message in either direction, UTC.</summary>
    public DateTimeOffset LastMessageAt { get; private set; }

    /// <summary>Last message of the customer, UTC; null when the customer never wrote.</summary>
    public DateTimeOffset? LastInboundAt { get; private set; }

    /// <summary>Messages so far, both directions. Also the position of the last one.</summary>
    public int MessageCount { get; private set; }

    /// <summary>Arrival of the oldest unanswered message, UTC; null when nothing waits.</summary>
    public DateTimeOffset? PendingSince { get; private set; }

    /// <summary>When there is next something to do, UTC; null when there is nothing.</summary>
    public DateTimeOffset? DueAt { get; private set; }

    /// <summary>Earliest moment of the next attempt after a failure, UTC; null when nothing failed. New messages do not hasten it.</summary>
    public DateTimeOffset? NotBefore { get; private set; }

    /// <summary>Until when free text may be sent, UTC; null when the customer never wrote.</summary>
    public DateTimeOffset? ServiceWindowEndsAt { get; private set; }

    /// <summary>Since when parts are held until the customer writes again, UTC; null when none are.</summary>
    public DateTimeOffset? HeldSince { get; private set; }

    /// <summary>What was done about the present wait.</summary>
    public SilenceLevel Silence { get; private set; }

    /// <summary>Beginning of the minute in which messages are counted, UTC; null when the customer never wrote.</summary>
    public DateTimeOffset? RecentSince { get; private set; }

    /// <summary>Messages of the customer in that minute.</summary>
    public int RecentCount { get; private set; }

    /// <summary>When the customer was last told that messages are left unanswered or to a person, UTC; null when never.</summary>
    public DateTimeOffset? NoticeAt { get; private set; }

    /// <summary>Since when the customer waits for a person's word, UTC; null when none is owed.</summary>
    public DateTimeOffset? AwaitingPersonSince { get; private set; }

    /// <summary>Whether an alarm was raised about that wait.</summary>
    public bool IsPersonAlarmed { get; private set; }

    /// <summary>Grows with every committed change; the fence that makes a late writer harmless.</summary>
    public long Version { get; private set; }

    /// <summary>Customer messages without an outcome, oldest first.</summary>
    public IReadOnlyList<InboundMessage> Pending => _inbound.FindAll(m => m.IsPending);

    /// <summary>Messages with parts that have not left, oldest first.</summary>
    public IReadOnlyList<OutboundMessage> Unsent => _outbound.FindAll(m => m.IsUnsent);

    /// <summary>The turn under way; null when none is.</summary>
    public Turn? OpenTurn => _turns.Find(t => t.IsOpen);

    /// <summary>What the customer commanded and was not yet obeyed; null when nothing. Goes before everything else.</summary>
    public CustomerIntent? StandingOrder => (_inbound.FindLast(m => m.IsPending && IsAboutWriting(m))?.Intent, Status) switch
    {
        (CustomerIntent.OptOut, not SessionStatus.OptedOut) => CustomerIntent.OptOut,
        (CustomerIntent.OptIn, SessionStatus.OptedOut) => CustomerIntent.OptIn,
        _ when AssistantMayAnswer && _inbound.Exists(m => m is { IsPending: true, Intent: CustomerIntent.TalkToPerson }) =>
            CustomerIntent.TalkToPerson,
        _ => null,
    };

    /// <summary>Whether the assistant may answer. While it was merely unavailable, it goes on as soon as it can.</summary>
    public bool AssistantMayAnswer =>
        Status is SessionStatus.Automated
        || (Status is SessionStatus.AwaitingHuman && HandoffReason is not Conversations.HandoffReason.CustomerRequest);

    /// <summary>Starts a conversation that has no message yet.</summary>
    /// <param name="id">Identity.</param>
    /// <param name="customerKey">What identifies the customer; see <see cref="CustomerKey"/>.</param>
    /// <param name="customer">The customer's address.</param>
    /// <param name="business">The company's address.</param>
    /// <param name="now">The moment, UTC.</param>
    public static ChatSession Open(
        ChatSessionId id, string customerKey, ParticipantAddress customer, ParticipantAddress business, DateTimeOffset now)
    {
        var session = new ChatSession(id, customerKey, customer, business, now);
        session._events.Add(new SessionStarted(id));
        return session;
    }

    /// <summary>Takes in a message of the customer.</summary>
    /// <param name="id">Identity of the message.</param>
    /// <param name="providerId">The channel's id of it, not seen before.</param>
    /// <param name="content">What it holds.</param>
    /// <param name="from">The address it came from; replaces the known one.</param>
    /// <param name="profileName">The sender's profile name; null keeps the known one.</param>
    /// <param name="quietPeriod">How long to wait for more.</param>
    /// <param name="now">Arrival, UTC.</param>
    public InboundMessage Receive(
        MessageId id, string providerId, MessageContent content, ParticipantAddress from, string? profileName, QuietPeriod quietPeriod,
        DateTimeOffset now)
    {
        var message = InboundMessage.Arrived(id, Id, ++MessageCount, providerId, content, now);
        _inbound.Add(message);
        (Customer, ProfileName) = (from, profileName ?? ProfileName);
        LastMessageAt = now;
        LastInboundAt = now;
        (ServiceWindowEndsAt, HeldSince) = (now + ServiceWindow, null);
        (RecentSince, RecentCount) = RecentSince > now - RateWindow ? (RecentSince, RecentCount + 1) : (now, 1);
        PendingSince ??= now;
        var quiet = quietPeriod.EndsAt(PendingSince.Value, now, content);
        DueAt = content.Intent is null ? Latest(quiet, NotBefore) : now;
        _events.Add(new MessageReceived(Id, id));
        return message;
    }

    /// <summary>What to do now.</summary>
    /// <param name="now">The moment, UTC.</param>
    public NextStep NextStep(DateTimeOffset now) => this switch
    {
        { DueAt: null } => Conversations.NextStep.Nothing,
        { DueAt: { } due } when due > now => Conversations.NextStep.Wait,
        { StandingOrder: not null } => Conversations.NextStep.Respond,
        { NextPart: not null } => Conversations.NextStep.Deliver,
        { IsWaitingForAnswer: true } => Conversations.NextStep.Respond,
        _ => Conversations.NextStep.Nothing,
    };

    /// <summary>Decides anew when there is next something to do, after delivery reports have done what was due.</summary>
    /// <param name="now">The moment, UTC.</param>
    public void Rest(DateTimeOffset now)
    {
        NotBefore = null;
        SettleDue(now);
    }

    /// <summary>Decides or changes the customer's language.</summary>
    /// <param name="language">The language.</param>
    public void Speak(Language language) => Language = language;

    /// <summary>A message to the customer; null when none with this id is loaded.</summary>
    /// <param name="messageId">The message.</param>
    public OutboundMessage? FindMessage(MessageId messageId) => _outbound.Find(m => m.Id == messageId);

    /// <summary>The events since the last call, oldest first. Publish them after the commit.</summary>
    public IReadOnlyList<IDomainEvent> TakeEvents()
    {
        IReadOnlyList<IDomainEvent> events = [.. _events];
        _events.Clear();
        return events;
    }

    private static bool IsAboutWriting(InboundMessage message) => message.Intent is CustomerIntent.OptOut or CustomerIntent.OptIn;

    private bool IsWaitingForAnswer => _inbound.Exists(m => m.IsPending) || OpenTurn is not null;

    private static DateTimeOffset Latest(DateTimeOffset one, DateTimeOffset? other) => other > one ? other.Value : one;

    private void WaitUntil(DateTimeOffset until) => (DueAt, NotBefore) = (until, until);

    private void AskForPerson(HandoffReason reason, DateTimeOffset now)
    {
        var isExpected = HandoffReason is Conversations.HandoffReason.CustomerRequest;
        if (isExpected || Status is not (SessionStatus.Automated or SessionStatus.AwaitingHuman))
        {
            return;
        }

        (Status, HandoffReason) = (SessionStatus.AwaitingHuman, reason);
        AwaitingPersonSince ??= now;
        _events.Add(new HandoffRequested(Id, reason));
    }

    private void Enqueue(MessageAuthor author, ReplyDraft draft, TurnId? turn, DateTimeOffset now) =>
        Enqueue(OutboundMessage.Create(MessageId.New(now), Id, ++MessageCount, author, draft, turn, now), now);

    private void Enqueue(OutboundMessage message, DateTimeOffset now)
    {
        _outbound.Add(message);
        LastMessageAt = now;
        DueAt = now;
        _events.Add(new ReplyQueued(Id, message.Id, message.Author));
    }
}
