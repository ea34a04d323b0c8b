using CryptoLock.Domain.Delivery;

namespace CryptoLock.Domain.Conversations;

public sealed partial class ChatSession
{
    /// <summary>Since when the customer waits for an answer or for its delivery, UTC; null when nothing is owed.</summary>
    public DateTimeOffset? WaitingSince =>
        PendingSince ?? OpenTurn?.OpenedAt ?? (HeldSince is null && Unsent is [var unsent, ..] ? unsent.At : null);

    /// <summary>What is to be done about the customer's wait; <see cref="SilenceLevel.None"/> when nothing (more) is.</summary>
    /// <param name="reassureAfter">When a waiting customer is told so; null for never.</param>
    /// <param name="alarmAfter">When a person is asked; null for never.</param>
    /// <param name="now">The moment, UTC.</param>
    public SilenceLevel DueAbout(TimeSpan? reassureAfter, TimeSpan? alarmAfter, DateTimeOffset now) => now switch
    {
        _ when Silence < SilenceLevel.Alarmed && WaitingSince + alarmAfter <= now => SilenceLevel.Alarmed,
        _ when Silence < SilenceLevel.Reassured && AssistantMayAnswer && PendingSince + reassureAfter <= now => SilenceLevel.Reassured,
        _ => SilenceLevel.None,
    };

    /// <summary>Tells a waiting customer that the answer takes a while.</summary>
    /// <param name="text">The text.</param>
    /// <param name="now">The moment, UTC.</param>
    public void Reassure(ReplyDraft text, DateTimeOffset now)
    {
        Silence = SilenceLevel.Reassured;
        Enqueue(MessageAuthor.System, text, null, now);
    }

    /// <summary>Asks for a person because the customer has waited too long. The assistant goes on trying.</summary>
    /// <param name="now">The moment, UTC.</param>
    public void Alarm(DateTimeOffset now)
    {
        if (WaitingSince is { } since)
        {
            Silence = SilenceLevel.Alarmed;
            AskForPerson(Conversations.HandoffReason.NoAnswerInTime, now);
            _events.Add(new CustomerLeftWaiting(Id, since, Status));
        }
    }

    /// <summary>Whether the customer waits for a person's word for so long that an alarm is due. Once a wait.</summary>
    /// <param name="alarmAfter">How long is too long; null for never.</param>
    /// <param name="now">The moment, UTC.</param>
    public bool IsLeftByPeople(TimeSpan? alarmAfter, DateTimeOffset now) => !IsPersonAlarmed && AwaitingPersonSince + alarmAfter <= now;

    /// <summary>Raises the alarm that no person answers the customer.</summary>
    public void AlarmPeople()
    {
        if (AwaitingPersonSince is { } since)
        {
            IsPersonAlarmed = true;
            _events.Add(new CustomerLeftWaiting(Id, since, Status));
        }
    }

    private void NobodyIsAwaited() => (AwaitingPersonSince, IsPersonAlarmed) = (null, false);
}
