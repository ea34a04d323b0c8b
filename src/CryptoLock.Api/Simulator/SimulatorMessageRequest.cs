using System.ComponentModel.DataAnnotations;

namespace CryptoLock.Api.Simulator;

/// <summary>A message typed in the simulator.</summary>
/// <param name="Text">What was typed; not blank, at most <see cref="MaxTextLength"/> UTF-16 units.</param>
/// <param name="MessageId">
/// The browser's id of the message, 32 lower-case hexadecimal digits: sent again with the same id, it is taken in once. Null
/// lets the service choose.
/// </param>
public sealed record SimulatorMessageRequest(
    [Required, StringLength(SimulatorMessageRequest.MaxTextLength)] string? Text,
    [RegularExpression("[0-9a-f]{32}")] string? MessageId)
{
    /// <summary>Longest accepted text, as WhatsApp has it.</summary>
    public const int MaxTextLength = 4_096;
}

/// <summary>The message was stored and will be answered.</summary>
/// <param name="ProviderId">The id under which the transcript shows it.</param>
public sealed record SimulatorMessageReceipt(string ProviderId);

/// <summary>How far the customer has read.</summary>
/// <param name="Position">Position of the last message seen.</param>
public sealed record SimulatorReadRequest([Range(1, int.MaxValue)] int Position);
