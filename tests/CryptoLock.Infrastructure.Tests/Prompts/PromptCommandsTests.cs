using CryptoLock.Domain.Conversations;
using CryptoLock.Infrastructure.Prompts;
using CryptoLock.Testing.Builders;

namespace CryptoLock.Infrastructure.Tests.Prompts;

[TestFixture]
internal sealed class PromptCommandsTests
{
    private const string Minimal = """
        persona: { role: R, company: C, product: P, goal: G }
        instructions: [I]
        contexto_do_produto: X

        """;

    [TestCase("STOP", CustomerIntent.OptOut)]
    [TestCase("stop!", CustomerIntent.OptOut)]
    [TestCase("Parar.", CustomerIntent.OptOut)]
    [TestCase("  SAIR ", CustomerIntent.OptOut)]
    [TestCase("unsubscribe", CustomerIntent.OptOut)]
    [TestCase("START", CustomerIntent.OptIn)]
    [TestCase("Voltar", CustomerIntent.OptIn)]
    [TestCase("quero sair do plano", null)]
    [TestCase("don't stop", null)]
    [TestCase("", null)]
    [TestCase("?!", null)]
    public void IntentOf_OfTheBuiltInWords_TakesWholeMessagesOnly(string text, CustomerIntent? expected) =>
        Assert.That(IntentOf(string.Empty, text), Is.EqualTo(expected));

    [TestCase("cancelar inscrição", CustomerIntent.OptOut)]
    [TestCase("Cancelar  INSCRIÇÃO!", CustomerIntent.OptOut)]
    [TestCase("alta", CustomerIntent.OptIn)]
    [TestCase("stop", CustomerIntent.OptOut)]
    [TestCase("cancelar", null)]
    public void IntentOf_OfAPromptsOwnWords_AddsThemToTheBuiltInOnes(string text, CustomerIntent? expected) =>
        Assert.That(IntentOf("commands: { opt_out: [Cancelar inscrição, baja], opt_in: [alta] }", text), Is.EqualTo(expected));

    [TestCase("commands: { opt_in: [stop] }")]
    [TestCase("commands: { opt_out: [pausa], opt_in: [Pausa!] }")]
    [TestCase("commands: { opt_out: ['?!'] }")]
    [TestCase("commands: { opt_off: [x] }")]
    public void Parse_OfWordsThatCannotBeCommands_SaysWhere(string yaml) =>
        Assert.That(() => PromptFileParser.Parse("p.yaml", Minimal + yaml), Throws.Exception.With.Message.Contains("p.yaml"));

    private static CustomerIntent? IntentOf(string yaml, string text) =>
        (TestPrompts.Simple with { Commands = PromptFileParser.Parse("p.yaml", Minimal + yaml).Commands }).IntentOf(text);
}
