using CryptoLock.Domain.Conversations;
using CryptoLock.Infrastructure.Prompts;
using CryptoLock.Testing.Builders;

namespace CryptoLock.Infrastructure.Tests.Prompts;

[TestFixture]
internal sealed class PersonPhrasesTests
{
    private const string Minimal = """
        persona: { role: R, company: C, product: P, goal: G }
        instructions: [I]
        contexto_do_produto: X

        """;

    [TestCase("quero falar com uma pessoa")]
    [TestCase("Quero falar com um atendente!")]
    [TestCase("QUERO FALAR COM UM HUMANO")]
    [TestCase("eu queria falar com alguém, por favor")]
    [TestCase("gostaria de falar com um vendedor")]
    [TestCase("gostaria de conversar com alguém da equipe sobre preços")]
    [TestCase("gostaria de ser atendido por uma pessoa")]
    [TestCase("kero falar com atendente")]
    [TestCase("qro falar c/ atendente")]
    [TestCase("posso falar com alguém?")]
    [TestCase("Boa tarde! Poderia falar com o suporte?")]
    [TestCase("dá pra falar com um humano?")]
    [TestCase("tem como eu falar com uma pessoa?")]
    [TestCase("é possível falar com uma pessoa de verdade?")]
    [TestCase("como faço para falar com um atendente?")]
    [TestCase("onde consigo falar com o comercial")]
    [TestCase("Não entendi nada, quero falar com uma pessoa")]
    [TestCase("não entendi quero falar com uma pessoa")]
    [TestCase("Quanto custa? Se não souber, prefiro falar com um vendedor.")]
    [TestCase("não quero mais falar com robô")]
    [TestCase("Não, quero falar com um humano")]
    [TestCase("não consigo falar com um atendente")]
    [TestCase("preciso falar urgente com um atendente")]
    [TestCase("preciso de um atendente agora")]
    [TestCase("quero um atendente")]
    [TestCase("quero atendimento humano")]
    [TestCase("atendente por favor")]
    [TestCase("atendente")]
    [TestCase("Humano")]
    [TestCase("humano!!!")]
    [TestCase("um humano por favor 🙏")]
    [TestCase("atendente humano")]
    [TestCase("atendimento humano")]
    [TestCase("falar com atendente")]
    [TestCase("oi, falar com uma pessoa")]
    [TestCase("me transfere para um atendente")]
    [TestCase("pode me passar pra uma pessoa?")]
    [TestCase("me encaminha pro comercial")]
    [TestCase("transferir para atendente")]
    [TestCase("chama um atendente aí")]
    [TestCase("pode chamar uma pessoa?")]
    [TestCase("deixa eu falar com o gerente")]
    [TestCase("tem alguém que possa me atender?")]
    [TestCase("tem algum atendente disponível?")]
    [TestCase("me liga por favor")]
    [TestCase("Alguém pode me atender?")]
    [TestCase("não, atendente")]
    public void IntentOf_WhenAPersonIsWantedInPortuguese_IsToTalkToOne(string text) => Assert.That(AsksForPerson(text), Is.True);

    [TestCase("talk to a human")]
    [TestCase("can I speak to someone?")]
    [TestCase("Can I talk to a real person please")]
    [TestCase("could I chat with an agent?")]
    [TestCase("I want to talk to a person")]
    [TestCase("I'd like to speak with a representative")]
    [TestCase("I’d like to talk to sales")]
    [TestCase("i would rather speak to a human being")]
    [TestCase("I need to speak to someone urgently")]
    [TestCase("I need a human")]
    [TestCase("we want to talk to your team about a contract")]
    [TestCase("What does it cost? I want to speak to a person.")]
    [TestCase("no i want a human")]
    [TestCase("no i want to talk to a human")]
    [TestCase("No, human please")]
    [TestCase("human")]
    [TestCase("Human please!")]
    [TestCase("agent")]
    [TestCase("real person")]
    [TestCase("live agent pls")]
    [TestCase("human support")]
    [TestCase("connect me to an agent")]
    [TestCase("Please transfer me to a human")]
    [TestCase("could you put me through to someone")]
    [TestCase("let me talk to a person")]
    [TestCase("get me a human")]
    [TestCase("how do I talk to a human?")]
    [TestCase("how can I reach someone")]
    [TestCase("is it possible to speak with a person?")]
    [TestCase("is there a way to talk to a human?")]
    [TestCase("Is there someone I can talk to?")]
    [TestCase("can i get a human?")]
    [TestCase("can someone call me?")]
    [TestCase("call me back please")]
    [TestCase("I don't want to talk to a bot")]
    [TestCase("speak to an operator")]
    [TestCase("want to talk to a person")]
    public void IntentOf_WhenAPersonIsWantedInEnglish_IsToTalkToOne(string text) => Assert.That(AsksForPerson(text), Is.True);

    [TestCase("quantas pessoas usam?")]
    [TestCase("uma pessoa precisa aprovar o deploy?")]
    [TestCase("precisa de uma pessoa para aprovar?")]
    [TestCase("preciso de um humano no processo?")]
    [TestCase("preciso falar com uma pessoa para comprar?")]
    [TestCase("não quero falar com um atendente")]
    [TestCase("eu não quero falar com uma pessoa")]
    [TestCase("n quero falar com atendente")]
    [TestCase("não precisa chamar um atendente")]
    [TestCase("nunca consegui, mas não quero um atendente")]
    [TestCase("você é uma pessoa?")]
    [TestCase("você é humano?")]
    [TestCase("você é um robô ou uma pessoa")]
    [TestCase("falei com uma pessoa da equipe ontem")]
    [TestCase("um invasor pode falar com um atendente?")]
    [TestCase("o robô consegue conversar com uma pessoa em inglês?")]
    [TestCase("quero falar sobre preços")]
    [TestCase("quero falar sobre a equipe de segurança")]
    [TestCase("Para falar com um atendente, digite 1")]
    [TestCase("vocês têm atendimento humano?")]
    [TestCase("erro humano causa vazamento?")]
    [TestCase("quem atende os clientes?")]
    [TestCase("o que acontece quando uma pessoa da equipe assume?")]
    [TestCase("posso adicionar outra pessoa na conta?")]
    [TestCase("quero cadastrar uma pessoa")]
    [TestCase("quero um atendente virtual para o meu site")]
    [TestCase("minha equipe tem 5 pessoas")]
    [TestCase("quanto custa por pessoa?")]
    [TestCase("Quem aprova, humano?")]
    [TestCase("a gente quer bloquear segredos")]
    [TestCase("oi")]
    public void IntentOf_WhenPortugueseOnlyMentionsPeople_IsNone(string text) => Assert.That(AsksForPerson(text), Is.False);

    [TestCase("is a human needed to approve?")]
    [TestCase("do I need a human to approve the deploy?")]
    [TestCase("do i need to talk to a person to buy?")]
    [TestCase("do I need an agent on every runner?")]
    [TestCase("I don't want to talk to a human")]
    [TestCase("i do not want to speak to an agent")]
    [TestCase("no need to talk to a person")]
    [TestCase("are you a human?")]
    [TestCase("are you a bot or a real person?")]
    [TestCase("am I talking to a human?")]
    [TestCase("I already talked to an agent")]
    [TestCase("how many people use it?")]
    [TestCase("does a person review the findings?")]
    [TestCase("human error causes most leaks, right?")]
    [TestCase("do you have human support?")]
    [TestCase("To speak to an agent press 2")]
    [TestCase("can I talk about pricing?")]
    [TestCase("can i get support for Jenkins?")]
    [TestCase("can the assistant speak Portuguese?")]
    [TestCase("can you talk to people in German?")]
    [TestCase("does the agent talk to someone's server?")]
    [TestCase("an attacker could talk to a person on my team")]
    [TestCase("which operator does Kubernetes need?")]
    [TestCase("I need an agent that runs in my pipeline")]
    [TestCase("price per person?")]
    [TestCase("")]
    [TestCase("🙏")]
    public void IntentOf_WhenEnglishOnlyMentionsPeople_IsNone(string text) => Assert.That(AsksForPerson(text), Is.False);

    [Test]
    public void IntentOf_OfALongStoryThatEndsWithTheRequest_IsToTalkToAPerson() =>
        Assert.That(AsksForPerson(string.Concat(Enumerable.Repeat("Tentei de tudo e nada funcionou. ", 40)) + "Quero falar com um atendente."), Is.True);

    [TestCase("quiero hablar con una persona", true)]
    [TestCase("Hola, quiero hablar con un agente por favor", true)]
    [TestCase("no quiero hablar con una persona", false)]
    [TestCase("¿quiero hablar con una persona?", false)]
    [TestCase("agente", true)]
    [TestCase("un agente para mi servidor", false)]
    public void IntentOf_OfAPromptsOwnPhrases_AddsThemToTheBuiltInOnes(string text, bool expected) => Assert.That(
        AsksForPerson(text, "commands: { talk_to_person: ['* quiero hablar con un|una persona|agente * !', '[un] agente'] }"),
        Is.EqualTo(expected));

    [TestCase("'*'")]
    [TestCase("'[quiero]'")]
    [TestCase("'quiero * persona'")]
    [TestCase("'quiero|'")]
    [TestCase("'[quiero'")]
    public void Parse_OfWhatIsNoPhrase_SaysWhere(string phrase) => Assert.That(
        () => Parse($"commands: {{ talk_to_person: [{phrase}] }}"),
        Throws.TypeOf<PromptFileException>().With.Message.Contains("p.yaml, line 4").And.Message.Contains("no phrase"));

    private static bool AsksForPerson(string text, string yaml = "") =>
        (TestPrompts.Simple with { PersonRequests = Parse(yaml).PersonRequests }).IntentOf(text) is CustomerIntent.TalkToPerson;

    private static PromptFile Parse(string yaml) => PromptFileParser.Parse("p.yaml", Minimal + yaml);
}
