namespace CryptoLock.Infrastructure.Languages;

/// <summary>
/// Words that tell Portuguese and English apart without a model, folded. A word that both languages write is in no list.
/// </summary>
internal static class WordLists
{
    /// <summary>Words of either language's technical or product talk, which say nothing.</summary>
    public static readonly HashSet<string> Neutral = Words("""
        ok okay okey oks k pspm cryptolock ci cd pipeline pipelines firewall whatsapp github gitlab bitbucket jenkins docker
        kubernetes devops devsecops aws azure gcp api app email site link online chat bot cloud demo test tests web software
        haha hahaha lol top wow hmm hm aham uhum emoji audio video pdf tbd faq url token ia ai usd brl
        """);

    /// <summary>Portuguese greetings, thanks and farewells.</summary>
    public static readonly HashSet<string> PortugueseGreetings = Words("""
        oi oie ola alo opa eai eae iae bom boa dia tarde noite tudo td bem obrigado obrigada obg obgd brigado brigada brigadao
        vlw valeu blz beleza suave tranquilo tmj flw falou abs abraco abracos tchau joia fechou rs rsrs rsrsrs
        """);

    /// <summary>English greetings, thanks and farewells.</summary>
    public static readonly HashSet<string> EnglishGreetings = Words("""
        hi hii hello hey heya hiya hullo yo thanks thank thx tnx tks ty you thankyou cheers gotcha good morning afternoon evening
        night bye goodbye welcome please pls plz sorry cool great nice
        """);

    /// <summary>Portuguese words.</summary>
    public static readonly HashSet<string> Portuguese = Words("""
        vc vcs voce voces pq tb tbm tambem nao naum sim claro ta tah eh ne pra pras pros pfv pfvr hj hoje amanha ontem agora
        aqui ja que quem qual quais quanto quanta quantos quantas quando onde como porque por para com sem sobre uma um uns
        umas os da dos das de em na nas nos ao aos eu ele ela eles elas nosso nossa meu minha seu sua isso isto esse essa
        este esta aquele aquela tem ter tenho temos queria quero queremos gostaria gostei preciso precisa precisamos posso
        pode podem poderia consigo consegue saber sei falar fala ver fazer faz faco fiz funciona funcionam custa custam custo
        preco precos valor valores plano planos contratar comprar vender vende vendem ajuda ajudar duvida duvidas atendente
        pessoa humano bloqueia bloqueiam bloquear seguranca segredo segredos vazado vazados vazamento senha senhas
        vulnerabilidade vulnerabilidades dependencia dependencias maliciosas produto empresa horario atendimento mais muito
        muita ainda depois antes entendi certo perfeito otimo otima desculpa desculpe manda mandar envia enviar informacao
        informacoes liga ligar orcamento cotacao proposta se mas ou foi ser sao sou estou estamos vou vai vamos somos cara
        alguem algum alguma nada coisa gente ajudem explica explicar entender conhecer instalar integra serve tipo
        portugues ingles responde responder pergunta perguntas reuniao agendar marcar teste contato nome explique
        """);

    /// <summary>English words.</summary>
    public static readonly HashSet<string> English = Words("""
        u ur your yours yes yeah yep yup nope sure help price prices pricing cost costs how much many what whats when where
        who why which is isnt are arent am was were be been the this that these those and or not dont doesnt didnt cant wont
        can could would should will does did have has had i im ive it its my we they he she them our us want wanna need needs
        know more about with without from of on in at by an there here any anyone work works working talk speak speaking
        person human agent buy purchase question questions send sends block blocks blocked security secret secrets leak leaks
        leaked vulnerability vulnerabilities dependency dependencies product company hours english tell let get got deal
        install integrate just still now today tomorrow after before because than then understand perfect awesome quote
        discount available looking interested into someone something does malicious explain learn using give
        """);

    private static HashSet<string> Words(string text) =>
        [.. text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)];
}
