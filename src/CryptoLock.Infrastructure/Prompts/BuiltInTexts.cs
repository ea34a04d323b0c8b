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
                [FixedText.PersonAsked] =
                    "Pronto, pedi a uma pessoa da nossa equipe que continue esta conversa com você. "
                    + "Até lá o assistente automático fica em silêncio; se quiser, já pode escrever os detalhes aqui.",
                [FixedText.NotDocumented] =
                    "Não encontrei essa informação na documentação que tenho. "
                    + "Se quiser, uma pessoa da nossa equipe pode ajudar: é só escrever \"quero falar com uma pessoa\".",
                [FixedText.UnsupportedMessage] =
                    "Ainda não consigo entender esse tipo de mensagem. Você pode escrever a sua pergunta em texto?",
                [FixedText.AttachmentOnly] =
                    "Recebi o seu arquivo, mas não consigo abri-lo por aqui. Você pode escrever em texto o que precisa?",
                [FixedText.StillWorking] = "Ainda estou preparando a sua resposta. Só mais um momento, por favor.",
                [FixedText.TooManyMessages] =
                    "Recebi muitas mensagens em pouco tempo e não vou responder a todas. "
                    + "Escreva de novo daqui a alguns minutos, por favor.",
                [FixedText.OptedOut] =
                    "Pronto: você não vai mais receber mensagens nossas. Se mudar de ideia, escreva VOLTAR.",
                [FixedText.OptedIn] = "Que bom ter você de volta! Como posso ajudar?",
                [FixedText.PleaseWrite] = "Temos uma resposta para você. Responda a esta mensagem para recebê-la.",
            },
            [Language.English] = new Dictionary<FixedText, string>
            {
                [FixedText.Unavailable] =
                    "I can't answer right now. I have asked a person from our team to continue this conversation with you.",
                [FixedText.PersonAsked] =
                    "I have asked a person from our team to continue this conversation with you. "
                    + "Until then the automated assistant stays silent; feel free to write the details here.",
                [FixedText.NotDocumented] =
                    "I did not find that in the documentation I have. "
                    + "If you like, a person from our team can help: just write \"I want to talk to a person\".",
                [FixedText.UnsupportedMessage] =
                    "I can't understand this kind of message yet. Could you write your question as text?",
                [FixedText.AttachmentOnly] =
                    "I received your file, but I can't open it here. Could you write what you need as text?",
                [FixedText.StillWorking] = "I'm still working on your answer. Just a moment, please.",
                [FixedText.TooManyMessages] =
                    "I received many messages in a short time and will not answer all of them. "
                    + "Please write again in a few minutes.",
                [FixedText.OptedOut] = "Done: you will receive no more messages from us. If you change your mind, write START.",
                [FixedText.OptedIn] = "Good to have you back! How can I help?",
                [FixedText.PleaseWrite] = "We have an answer for you. Reply to this message to receive it.",
            },
        };
}
