using System.Text.Json;

namespace CryptoLock.Emulators.Hosting;

/// <summary>What the admin surface can do with an emulator.</summary>
public interface IAdministered
{
    /// <summary>Arms faults.</summary>
    /// <param name="faults">Each as <c>[operation/]name[=argument][*count | @rate]</c>.</param>
    /// <param name="seed">Seed of the faults with a rate.</param>
    /// <exception cref="FormatException">A text is not a fault of this emulator; then none is armed.</exception>
    void Arm(IEnumerable<string> faults, int seed);

    /// <summary>Nothing goes wrong any more.</summary>
    void Disarm();

    /// <summary>How often each fault struck.</summary>
    IEnumerable<KeyValuePair<string, int>> ServedFaults();

    /// <summary>Forgets what was journaled.</summary>
    void ClearJournal();

    /// <summary>Writes the journal's properties into an object that is open.</summary>
    /// <param name="json">The writer.</param>
    /// <param name="after">Entries up to this sequence number are left out.</param>
    void WriteJournal(Utf8JsonWriter json, long after);

    /// <summary>Writes how much was journaled into an object that is open.</summary>
    /// <param name="json">The writer.</param>
    void WriteCounts(Utf8JsonWriter json);
}
