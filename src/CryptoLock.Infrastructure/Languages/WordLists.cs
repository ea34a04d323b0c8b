using System.Collections.Frozen;

namespace CryptoLock.Infrastructure.Languages;

/// <summary>
/// Words that tell Portuguese and English apart without a model, folded. A word that both languages write is in no list, such as
/// "a", "as", "do", "for", "me", "no", "so" and "to". One that only an accent makes Portuguese is listed with it.
/// </summary>
internal static class WordLists
{
    /// <summary>Portuguese greetings, thanks and farewells.</summary>
    public static readonly string[] PortugueseGreetings = Words("""
        oi oie ola alo opa eai eae iae bom boa dia tarde noite tudo td bem obrigado obrigada obg obgd brigado brigada brigadao
        vlw valeu blz beleza suave tranquilo tmj flw falou abs abraco abracos tchau joia fechou rs rsrs rsrsrs
        """);

    /// <summary>English greetings, thanks and farewells.</summary>
    public static readonly string[] EnglishGreetings = Words("""
        hi hii hello hey heya hiya hullo yo thanks thank thx tnx tks ty thankyou cheers gotcha good morning afternoon evening
        night bye goodbye welcome please pls plz sorry cool great nice
        """);

    private static readonly string[] Neutral = Words("""
        ok okay okey oks k pspm cryptolock ci cd pipeline pipelines firewall whatsapp github gitlab bitbucket jenkins docker
        kubernetes devops devsecops aws azure gcp api app email site link online chat bot cloud demo test tests web software
        haha hahaha lol top wow hmm hm aham uhum emoji audio video pdf tbd faq url token ia ai usd brl
        """);

    private static readonly string[] SurePortuguese = Words("""
        é ele eles vc vcs voce voces oq pq isso isto esse essa meu minha nosso nossa quem qual quais quanto quanta quantos
        quantas quando onde cade ainda hoje hj amanha até só há lá tô tah entao tambem tbm pra pras tem tenho temos sou estou
        foi vou vai vamos pode posso podemos quero queria queremos gostaria faz fazer faco sei dá
        """);

    private static readonly string[] Portuguese = Words("""
        o e um uns umas uma à às ao aos da das de dos em na nas nos num numa pelo pela pelos pelas pros para com sem sobre por
        desde entre contra dele dela deles delas desse dessa deste desta disso disto nesse nessa neste nesta nisso eu ela elas
        gente nossos nossas meus minhas seu sua seus suas lhe esses essas este esta estes estas aquele aquela aquilo que q qq
        qto qtos qdo como porque se mas ou nem porem assim tb ja agora aí aqui ali ontem depois antes sempre nunca nao naum sim
        talvez muito muita muitos muitas mto pouco pouca mais menos mesmo mesma outro outra outros outras todo toda todos todas
        cada algum alguma alguns algumas alguem nada ninguem nenhum nenhuma coisa ser sao somos era eram sera seria ta estao
        estava estamos estar fica ficam ficou ter tinha teve vao ir podem poderia consigo consegue conseguem consegui quer
        querem gostei preciso precisa precisam precisamos devo deve devem saber sabe sabem falar fala falo ver vejo viu fazem
        fiz fez feito dar deu dao usar usa usam usamos uso acho acha funciona funcionam funcionar funcionou custa custam custo
        integra integram instalar instalo instalei tentei tento aceita aceitam roda rodam rodar rodou aparece apareceu deixa vem
        veio diz preco precos valor valores plano planos contratar comprar vender vende vendem pagar pago ajuda ajudar ajudem
        duvida duvidas atendente atendem pessoa humano bloqueia bloqueiam bloquear bloqueou seguranca segredo segredos vazado
        vazados vazamento senha senhas vulnerabilidade vulnerabilidades dependencia dependencias maliciosas produto empresa
        horario atendimento entendi certo claro perfeito otimo otima desculpa desculpe manda mandar envia enviar informacao
        informacoes liga ligar orcamento cotacao proposta cara explica explicar explique entender conhecer tipo portugues ingles
        responde responder pergunta perguntas reuniao agendar marcar teste contato nome erro erros eh ne pfv pfvr
        """);

    private static readonly string[] SureEnglish = Words("""
        u you he she we they my your yours our their this these those what whats where wheres who whos why which does doesnt
        dont did didnt isnt arent im ive youre theyre hes shes weve thats anyone anything
        """);

    private static readonly string[] English = Words("""
        i it him her us them ur his its ours theirs myself yourself that when how hows is are am was wasnt were werent be been
        being have havent has hasnt had can cant could couldnt will wont would wouldnt should shouldnt shall might must ill
        youve theyve theres lets there here any someone something nothing because than then if but also very too just only still
        already again ever never always maybe some every many want wanna need needs know think tell said got getting tried
        trying using works working worked means meant looking understand understood speak speaking buy send sends give let
        explain learn between talk person human purchase question questions leaked malicious company hours now today tomorrow
        after before available interested
        """);

    private static readonly string[] EnglishLoans = Words("""
        the and an or of in on at by from with without about into out off up over more most not cannot failed fails yes yeah yep
        yup nope sure help price prices pricing cost costs work agent block blocks blocked security secret secrets leak leaks
        vulnerability vulnerabilities dependency dependencies product english get deal install integrate perfect awesome quote
        discount much
        """);

    private static readonly string[] Spanish = Words("""
        el los las un una y es del con hola gracias muy usted ustedes mi su lo le les hay tiene tienen tengo puedo puede pueden
        quiero quieren necesito necesita cuanto cuanta cuantos cual cuales cuando donde quien cuesta cuestan precio sirve hace
        hacen hacer pero esto eso soy eres son estoy estan hablan hablar bueno buenos buenas dias ayuda si tambien ahora gusta
        cómo qué más sí
        """);

    private static readonly FrozenDictionary<string, WordKind> Kinds = new (WordKind Kind, string[] Words)[]
    {
        (WordKind.Neutral, Neutral),
        (WordKind.PortugueseGreeting, PortugueseGreetings),
        (WordKind.EnglishGreeting, EnglishGreetings),
        (WordKind.SurePortuguese, SurePortuguese),
        (WordKind.Portuguese, Portuguese),
        (WordKind.SureEnglish, SureEnglish),
        (WordKind.English, English),
        (WordKind.EnglishLoan, EnglishLoans),
        (WordKind.Spanish, Spanish),
    }
    .SelectMany(list => list.Words.Select(word => (Word: word, list.Kind)))
    .ToFrozenDictionary(w => w.Word, w => w.Kind);

    /// <summary>The kind of a word, by its list.</summary>
    /// <param name="word">A word in lower case.</param>
    public static WordKind KindOf(string word) => Kinds.GetValueOrDefault(word);

    private static string[] Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
