using System.Collections.Concurrent;
using CryptoLock.Domain.Conversations;
using Npgsql;

namespace CryptoLock.Infrastructure.Persistence.PostgreSql;

/// <summary>
/// One statement for a whole difference. Everything in it depends on the row that the gate returns: when somebody else was faster
/// there is none, and nothing is written.
/// </summary>
internal static class PostgreSqlChanges
{
    // What only arriving messages change is not among it: they are written by the append alone.
    private const string Gate =
        """
        gate AS (
            UPDATE sessions SET language = $3, status = $4, handoff_reason = $5, operator_name = $6, last_message_at = $7,
                message_count = $8, pending_since = $9, due_at = $10, not_before = $11, window_ends_at = $12, held_since = $13,
                silence = $14, notice_at = $15, awaiting_person_since = $16, is_person_alarmed = $17,
                version = $18
            WHERE id = $1 AND version = $2
        """;

    private const string OnlyIfUnmoved = " AND (SELECT count(*) FROM unmoved) = cardinality($19)";

    private const int GateParameters = 18;

    private static readonly ChangesSection[] Sections =
        [PartSections.Unmoved, MessageSections.Endings, MessageSections.Messages, PartSections.Parts, TurnSections.Turns];

    // Differences come in a few shapes, and each keeps its text: by it the server's prepared statement is found.
    private static readonly ConcurrentDictionary<int, string> Texts = new();

    /// <summary>The statement; it returns a row when the difference is written.</summary>
    public static NpgsqlBatchCommand Command(SessionChanges changes)
    {
        var command = new NpgsqlBatchCommand();
        AddSession(command.Parameters, changes.Session, changes.ExpectedVersion);
        var shape = 0;
        for (var i = 0; i < Sections.Length; i++)
        {
            var section = Sections[i];
            if (section.IsNeeded(changes))
            {
                shape |= 1 << i;
                command.Parameters.AddRange(section.Values(changes));
            }
        }

        command.CommandText = Texts.GetOrAdd(shape, Compose);
        return command;
    }

    private static string Compose(int shape)
    {
        var sections = Sections.Where((_, i) => (shape & (1 << i)) != 0).ToList();
        var isGuarded = sections is [var first, ..] && first == PartSections.Unmoved;
        var used = GateParameters;
        var expressions = sections.ConvertAll(section =>
        {
            var text = section.Numbered(used);
            used += section.Count;
            return text;
        });
        expressions.Insert(isGuarded ? 1 : 0, $"{Gate}{(isGuarded ? OnlyIfUnmoved : string.Empty)} RETURNING id)");
        return $"WITH {string.Join(",\n", expressions)}\nSELECT 1 FROM gate";
    }

    private static void AddSession(NpgsqlParameterCollection parameters, ChatSessionState session, long expectedVersion)
    {
        parameters.Add(Parameter.Of(session.Id.Value));
        parameters.Add(Parameter.Of(expectedVersion));
        parameters.Add(Parameter.Of(session.Language?.Code));
        parameters.Add(Parameter.Of(session.Status.ToString()));
        parameters.Add(Parameter.Of(session.HandoffReason?.ToString()));
        parameters.Add(Parameter.Of(session.OperatorName));
        parameters.Add(Parameter.Of(session.LastMessageAt.UtcTicks));
        parameters.Add(Parameter.Of(session.MessageCount));
        parameters.Add(Parameter.Of(session.PendingSince?.UtcTicks));
        parameters.Add(Parameter.Of(session.DueAt?.UtcTicks));
        parameters.Add(Parameter.Of(session.NotBefore?.UtcTicks));
        parameters.Add(Parameter.Of(session.ServiceWindowEndsAt?.UtcTicks));
        parameters.Add(Parameter.Of(session.HeldSince?.UtcTicks));
        parameters.Add(Parameter.Of((int)session.Silence));
        parameters.Add(Parameter.Of(session.NoticeAt?.UtcTicks));
        parameters.Add(Parameter.Of(session.AwaitingPersonSince?.UtcTicks));
        parameters.Add(Parameter.Of(session.IsPersonAlarmed));
        parameters.Add(Parameter.Of(session.Version));
    }
}
