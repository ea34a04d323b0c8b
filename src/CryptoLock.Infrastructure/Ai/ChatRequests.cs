using CryptoLock.Application.Ports;
using CryptoLock.Application.Prompts;
using CryptoLock.Domain.Conversations;
using Microsoft.Extensions.AI;

namespace CryptoLock.Infrastructure.Ai;

/// <summary>
/// Puts a request into the words of Microsoft.Extensions.AI. What stays the same comes first, what changes last, because providers cache
/// by the longest common beginning: instructions, history, the new turn, the note on the language.
/// </summary>
internal static class ChatRequests
{
    // Even a model that is told not to think may think a little, and its limit counts that too.
    private const int ThinkingMargin = 256;

    // Room for thinking when its length is the model's own choice.
    private const int OpenThinking = 8_192;

    public static List<ChatMessage> Messages(AiRequest request)
    {
        List<ChatMessage> messages = [.. request.History.Select(ToMessage)];
        messages[^1].Contents.Add(new TextContent($"[Service note, not written by the customer: answer in {NameOf(request.Language)}.]"));
        return messages;
    }

    public static ChatOptions Options(AssistantPrompt prompt)
    {
        var settings = prompt.Generation;
        return new()
        {
            Instructions = prompt.SystemInstruction,
            Temperature = (float?)settings.Temperature,
            TopP = (float?)settings.TopP,
            MaxOutputTokens = settings.MaxOutputTokens + ThinkingMargin + RoomFor(settings.ThinkingBudget),
            Reasoning = settings.ThinkingBudget == 0 ? new() { Effort = ReasoningEffort.None } : null,
            AdditionalProperties = new() { [ChatOptionKeys.ThinkingBudget] = settings.ThinkingBudget },
        };
    }

    private static int RoomFor(int thinkingBudget) => thinkingBudget < 0 ? OpenThinking : thinkingBudget;

    private static ChatMessage ToMessage(HistoryTurn turn) =>
        new(turn.IsCustomer ? ChatRole.User : ChatRole.Assistant, [.. turn.Texts.Select(t => new TextContent(t))]);

    private static string NameOf(Language language) => language.Code switch
    {
        "pt" => "Portuguese",
        "en" => "English",
        var code => $"the language with the ISO 639-1 code \"{code}\"",
    };
}
