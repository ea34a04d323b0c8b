using System.Text;
using Microsoft.Extensions.AI;

namespace CryptoLock.Infrastructure.Ai.Gemini;

/// <summary>Makes of messages the turns that every model accepts: none empty, roles alternating, the customer first and last.</summary>
internal static class GeminiTurns
{
    public const string User = "user";
    public const string Model = "model";

    // Stands in for the signature of a call that another model made.
    private static readonly string UnknownSignature =
        Convert.ToBase64String(Encoding.ASCII.GetBytes("skip_thought_signature_validator"));

    public static List<GeminiContent> Write(IEnumerable<ChatMessage> messages, GeminiModelFamily family, bool isVertex)
    {
        var writer = new GeminiPartWriter(isVertex);
        var turns = new List<GeminiContent>();
        foreach (var message in messages.Where(m => m.Role != ChatRole.System))
        {
            Add(turns, message.Role == ChatRole.Assistant ? Model : User, writer.Write(message));
        }

        if (!family.Prefill && turns is [.., { Role: Model }])
        {
            turns.RemoveAt(turns.Count - 1);
        }

        return family.Thinking == ThinkingControl.Level ? [.. turns.Select(WithSignature)] : turns;
    }

    private static void Add(List<GeminiContent> turns, string role, List<GeminiPart> parts)
    {
        var isLeadingModel = turns.Count == 0 && role == Model;
        if (parts.Count == 0 || isLeadingModel)
        {
            return;
        }

        if (turns is [.., var last] && last.Role == role)
        {
            turns[^1] = last with { Parts = [.. last.Parts, .. parts] };
        }
        else
        {
            turns.Add(new(role, parts));
        }
    }

    private static GeminiContent WithSignature(GeminiContent turn)
    {
        var parts = turn.Parts.ToList();
        var first = parts.FindIndex(p => p.FunctionCall is not null);
        if (turn.Role != Model || first < 0 || parts[first].ThoughtSignature is not null)
        {
            return turn;
        }

        parts[first] = parts[first] with { ThoughtSignature = UnknownSignature };
        return turn with { Parts = parts };
    }
}
