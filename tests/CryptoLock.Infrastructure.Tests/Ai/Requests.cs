using CryptoLock.Application.Ports;
using CryptoLock.Application.Prompts;
using CryptoLock.Domain.Conversations;

namespace CryptoLock.Infrastructure.Tests.Ai;

/// <summary>Requests to a responder.</summary>
internal static class Requests
{
    public static readonly ChatSessionId Session = new(new Guid("019a0000-0000-7000-8000-000000000001"));

    public static readonly GenerationSettings Settings = new(0.3, 0.9, 500, 0);

    public static AiRequest Of(params HistoryTurn[] history) => Of(Language.Portuguese, Settings, history);

    public static AiRequest Of(Language language, GenerationSettings settings, params HistoryTurn[] history) =>
        new(Session, new("atendente", "0a1b", "Rules and documents.", Language.Portuguese,
            new Dictionary<Language, IReadOnlyDictionary<FixedText, string>>(), [], settings), language, history);

    public static HistoryTurn Customer(params string[] texts) => new(true, texts);

    public static HistoryTurn Company(params string[] texts) => new(false, texts);
}
