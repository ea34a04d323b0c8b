using System.Text.RegularExpressions;

namespace CryptoLock.Application.Simulator;

/// <summary>The addresses of the simulator's channel.</summary>
public static partial class SimulatorAddress
{
    /// <summary>What every address of the simulator starts with.</summary>
    public const string Prefix = "simulator:";

    /// <summary>The company's address in the simulator.</summary>
    public const string Desk = Prefix + "desk";

    /// <summary>What a conversation's id looks like: 8 to 64 letters, digits, <c>-</c> or <c>_</c>.</summary>
    public const string ConversationIdPattern = @"^[A-Za-z0-9_\-]{8,64}\z";

    /// <summary>The address of the customer who holds a conversation in the browser.</summary>
    /// <param name="conversationId">The browser's id of the conversation, already checked by <see cref="IsConversationId"/>.</param>
    public static string OfCustomer(string conversationId) => Prefix + conversationId;

    /// <summary>Whether the text can be a conversation's id.</summary>
    /// <param name="text">Text from the browser; null is not an id.</param>
    public static bool IsConversationId(string? text) => text is not null && ConversationId().IsMatch(text);

    [GeneratedRegex(ConversationIdPattern)]
    private static partial Regex ConversationId();
}
