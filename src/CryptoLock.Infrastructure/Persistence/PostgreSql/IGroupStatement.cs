using Npgsql;

namespace CryptoLock.Infrastructure.Persistence.PostgreSql;

/// <summary>A statement of a group's batch, and the writes that it serves.</summary>
internal interface IGroupStatement
{
    /// <summary>The statement.</summary>
    NpgsqlBatchCommand Command();

    /// <summary>Gives the writes their results.</summary>
    /// <param name="rows">What the statement returned.</param>
    void GiveResults(NpgsqlDataReader rows);
}
