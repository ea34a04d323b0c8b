using CryptoLock.Application.Prompts;

namespace CryptoLock.Infrastructure.Prompts;

/// <summary>How customers ask for a person, in Portuguese and English. Missing one costs a sentence; a false alarm costs an answer.</summary>
internal static class PersonPhrases
{
    /// <summary>Words around a phrase that change nothing.</summary>
    public static readonly IReadOnlyList<string> SmallTalk = Words(
        """
        oi ola opa ei bom boa dia tarde noite tudo bem por favor pfv pf plis gentileza obrigado obrigada obg agora ja logo urgente
        entao ta ok certo mesmo aqui ai sim eu preciso ajuda se for possivel moco moca amigo amiga gente cara e mas so
        hi hello hey good morning afternoon evening please pls plz thanks thank you thx now right away asap ok okay yes yeah so just
        sorry excuse me urgently here there instead first and but bro sir madam a
        """);

    /// <summary>Words that turn what follows into its opposite or into a question about how things are.</summary>
    public static readonly IReadOnlyList<string> Denials = Words(
        """
        nao nunca jamais nem sem n
        not no never without dont doesnt didnt wont wouldnt cant cannot isnt arent do does did should must
        """);

    private const string Article = "[um|uma|o|a|os|as|algum|alguma|outro|outra|seu|sua]";
    private const string With = "com|c|cm";
    private const string Person =
        Article + " [ser] pessoa|humano|humana|atendente|atendentes|alguem|gente|vendedor|vendedora|consultor|consultora|operador|operadora"
        + "|representante|responsavel|especialista|tecnico|gerente|supervisor|funcionario|funcionaria|colaborador|analista|equipe|time|setor"
        + "|departamento|comercial|vendas|suporte";

    private const string Human =
        "[um|uma|algum|alguma|outro|outra|o|a] [ser] pessoa|humano|humana|atendente|atendimento|vendedor|vendedora|consultor|consultora|operador"
        + "|operadora|representante";

    private const string Real = "[de|da|do] [humano|humana|real|verdade|carne|comercial|vendas|suporte|equipe|empresa|cryptolock]";
    private const string Wish =
        "quero|queria|kero|qro|queremos|queriamos|gostaria|gostariamos|desejo|prefiro|posso|poderia|podia|podemos|consigo|conseguiria|vou";

    private const string Talk = "falar|conversar|tratar|teclar";
    private const string Transfer =
        "transfere|transfira|transferir|transferem|passa|passe|passar|passem|conecta|conecte|conectar|encaminha|encaminhe|encaminhar"
        + "|direciona|direcione|direcionar|coloca|coloque|colocar|redireciona|redirecione|redirecionar";

    private const string To = "to|with|w|2";
    private const string Somebody =
        "[a|an|any|some|the|your|another|one|actual] [real|live|actual|human|sales|support|customer|different] [service] human|person|someone"
        + "|somebody|anyone|anybody|agent|representative|rep|operator|advisor|adviser|consultant|salesperson|specialist|manager|supervisor"
        + "|sales|support|staff|team|people";

    private const string SomeHuman =
        "[a|an|some|any|one|another] [real|live|actual|human] human|person|agent|representative|rep|operator|salesperson [being|agent]";

    private const string Speak = "talk|speak|chat|talking|speaking|chatting";
    private const string Connect = "connect|transfer|put|pass|hand|forward|direct|redirect|switch|refer|route";

    /// <summary>The phrases.</summary>
    public static readonly IReadOnlyList<Phrase> All = Parse(
        $"* {Wish} [eu|muito|so|apenas|mesmo|tentar] [de] [muito] {Talk} [direto|diretamente|agora] {With} {Person} *",
        $"* {Wish} [muito] [de] ser atendido|atendida por {Person} *",
        $"* preciso|precisava|precisamos|necessito|tenho [urgente|urgentemente|muito] [de|que] {Talk} [urgente|urgentemente|agora] {With} {Person} * !",
        $"* nao consigo|conseguimos|consegui [nunca] {Talk} {With} {Person} *",
        $"* da|tem|teria|seria|possivel|haveria [como|jeito|possivel] [de|pra|para|p] [eu|mim|me] {Talk} {With} {Person} *",
        $"* como|onde [eu] [que] [faco|posso|consigo|fazer|faria] [pra|para|p] {Talk} {With} {Person} *",
        $"* deixa|deixe|deixem [eu|me] {Talk} {With} {Person} *",
        $"fala|falar|falo|conversar {With} {Person} {Real}",
        $"* me {Transfer} [logo] [direto] [o|a] [atendimento|contato|conversa] [para|pra|p|pro|com|ao|a] {Person} *",
        $"[pode|podem|poderia|voce|vc] {Transfer} [me] [para|pra|p|pro|ao] {Person} *",
        $"[voce|vc|voces|vcs] [pode|podem|poderia|poderiam] [me] chama|chame|chamar|chamem|aciona|acione|acionar {Person} {Real}",
        $"* quero|queria|kero|qro|queremos|gostaria|prefiro|desejo|exijo [muito] [de] [um] {Human} {Real}",
        $"* preciso|precisava|precisamos|necessito [urgente] [de] {Human} {Real} !",
        $"{Human} {Real}",
        "suporte|assistencia humano|humana",
        $"* tem|ha|existe|teria {Human} disponivel|online|livre|acordado *",
        "* tem|ha|existe|teria [algum|alguma|um|uma] pessoa|humano|atendente|alguem|vendedor|consultor que|para|pra|p [possa|pode|consiga]"
        + " me atender|ajudar|responder *",
        "* tem|ha|existe [algum|alguma|um|uma] pessoa|humano|atendente|alguem com quem [eu] [posso|possa|consiga] falar|conversar *",
        "* alguem pode|poderia|consegue|podia me atender|ligar *",
        "[voces|vcs|voce|vc] [podem|pode|poderiam|poderia] me liga|ligue|liguem|ligar [por] [favor]",
        "* nao quero [mais] falar|conversar com [um|uma|esse|este|o|a] robo|bot|maquina|ia|robozinho *",
        $"* i|we|id|ill|we|wed [would|really|just|d|do|also|now|have|rather] want|need|like|love|prefer|wanna|rather|demand"
        + $" [to] [please|just|directly] {Speak} [directly] {To} {Somebody} * !",
        $"* i|we|id|wed [would|really|just] want|like|love|prefer|wanna|rather [to] [just] {Speak} [directly] {To} {Somebody} *",
        $"* i|we|id [would|really|just] want|like|need [to] get|be [in|put] [touch|connected|transferred|through] {To} {Somebody} * !",
        $"* no i|we [really|just] want|need|wanna [to] {Speak} {To} {Somebody} *",
        $"want|need|wanna [to] {Speak} {To} {Somebody} *",
        $"* can|could|may|might i|we [please|just|pls|maybe] {Speak} [directly] {To} {Somebody} *",
        $"* can|could|may i|we [please|just|pls] get|have|see|reach {SomeHuman}",
        $"* {Connect} me [over|through|on|directly] {To} {Somebody} *",
        $"* let me [please] {Speak} {To} {Somebody} *",
        $"get|give|find|send|bring me {SomeHuman}",
        $"{Speak} {To} {Somebody} [being|agent]",
        $"* how|where do|can|could|would [i|we] [get] [to] {Speak} {To} {Somebody} *",
        $"* how|where do|can|could i|we reach|contact {Somebody} *",
        $"* how to {Speak} {To} {Somebody} *",
        $"* is it possible to {Speak} {To} {Somebody} *",
        $"* is there a|any|some way [for] [me] to {Speak} {To} {Somebody} *",
        $"* is there [a|an|any] [real|actual|live] human|person|someone|somebody|anyone|anybody|agent [that|who|here] i|we can|could|may {Speak} *",
        $"* [no] i|we|id [would|really|just] want|need|like|prefer|demand [to] [have] {SomeHuman} [not] [a] [bot|robot|machine] !",
        SomeHuman,
        "[a] human|live|real agent|support|assistance|help|person|rep|chat",
        "* can|could|would|will someone|somebody|anyone [please] call|phone|ring|contact me *",
        "[please] call|phone me [back]",
        $"* i|we dont|wont|cant|cannot [want|wanna] [to] {Speak} {To} [a|an|the|this|your] bot|robot|machine|ai|chatbot *",
        $"* i|we cant|cannot {Speak} {To} {Somebody} *");

    private static Phrase[] Parse(params string[] phrases) => Array.ConvertAll(phrases, Phrase.Parse);

    private static string[] Words(string list) => list.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
