using CryptoLock.Infrastructure.Languages;

namespace CryptoLock.Infrastructure.Ai.Documentation;

/// <summary>Words that do not tell what is asked, in Portuguese and English, folded.</summary>
internal static class StopWords
{
    private static readonly HashSet<string> SmallTalk =
    [
        .. WordLists.PortugueseGreetings, .. WordLists.EnglishGreetings,
        "ok", "okay", "okey", "sim", "certo", "entendi", "perfeito", "otimo", "yes", "yeah", "yep", "sure", "perfect", "awesome",
        "understood", "legal", "show", "top", "claro", "kkk", "kkkk", "haha", "muito", "mto", "lot", "you",
    ];

    private static readonly HashSet<string> Words = [.. """
        a o as os um uma uns umas e ou mas de do da dos das em no na nos nas ao aos pelo pela por para pra pro com sem sobre que
        q oq qual quais quem quando onde como porque pq se me te lhe eu tu ele ela eles elas nos voce vc vcs voces meu minha meus
        minhas seu sua seus suas nosso nossa isso isto esse essa este esta aquele aquela eh ser sao foi era ta estou esta
        estamos tem tenho temos ter ha vou vai vao vamos pode podem posso poderia consigo consegue quero queria queremos
        gostaria preciso precisa precisamos saber sei dizer diga diz fala fale falam conta conte explica explique mostra mostre entender
        conhecer ver duvida duvidas pergunta perguntas ajuda ajudar ajude favor pfv pf ja tambem tb tbm mais melhor menos bem aqui ai la
        entao so ainda agora hoje mesmo cada algum alguma alguem voces informacao informacoes interessado interessada
        trabalho empresa software gente pessoal amigo amiga senhor senhora nao n s fazer faz sera seria deve devo
        a an the and or but of in on at by for from to with without about into as is isnt are arent am was were be been being do
        does did dont doesnt didnt have has had can could would should will may might i im ive id you youre your u ur he she it
        its we they them us my our me this that these those there here what whats which who whom when where why how if then than
        so not any some more most just also only very really know tell say see get got let lets like want wanna need please
        question questions help info information interested looking explain show give learn understand thing things something
        hello name
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)];

    public static bool Contains(string word) => Words.Contains(word) || SmallTalk.Contains(word);

    /// <summary>Whether a word greets, thanks or merely agrees.</summary>
    public static bool IsSmallTalk(string word) => SmallTalk.Contains(word);
}
