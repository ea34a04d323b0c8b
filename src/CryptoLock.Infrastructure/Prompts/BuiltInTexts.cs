using CryptoLock.Application.Prompts;
using CryptoLock.Domain.Conversations;

namespace CryptoLock.Infrastructure.Prompts;

/// <summary>The fixed texts of a prompt that has none of its own.</summary>
internal static class BuiltInTexts
{
    public static readonly IReadOnlyDictionary<Language, IReadOnlyDictionary<FixedText, string>> ByLanguage =
        new Dictionary<Language, IReadOnlyDictionary<FixedText, string>>
        {
            [Language.Portuguese] = new Dictionary<FixedText, string>
            {
                [FixedText.Unavailable] =
                    "Não consigo responder agora. Já pedi a uma pessoa da nossa equipe que continue esta conversa com você.",
                [FixedText.NotDocumented] =
                    "Não encontrei essa informação na documentação que tenho. "
                    + "Se quiser, uma pessoa da nossa equipe pode ajudar: é só pedir.",
                [FixedText.UnsupportedMessage] =
                    "Ainda não consigo entender esse tipo de mensagem. Você pode escrever a sua pergunta em texto?",
                [FixedText.AttachmentOnly] =
                    "Recebi o seu arquivo, mas não consigo abri-lo por aqui. Você pode escrever em texto o que precisa?",
            },
            [Language.English] = new Dictionary<FixedText, string>
            {
                [FixedText.Unavailable] =
                    "I can't answer right now. I have asked a person from our team to continue this conversation with you.",
                [FixedText.NotDocumented] =
                    "I did not find that in the documentation I have. "
                    + "If you like, a person from our team can help: just ask.",
                [FixedText.UnsupportedMessage] =
                    "I can't understand this kind of message yet. Could you write your question as text?",
                [FixedText.AttachmentOnly] =
                    "I received your file, but I can't open it here. Could you write what you need as text?",
            },
        };
}
