using CryptoLock.Application.Prompts;
using CryptoLock.Domain.Conversations;
using CryptoLock.Infrastructure.Prompts;

namespace CryptoLock.Infrastructure.Tests.Prompts;

[TestFixture]
internal sealed class PromptFileParserTests
{
    private const string Minimal = """
        persona: { role: R, company: C, product: P, goal: G }
        instructions: [I]
        contexto_do_produto: X

        """;

    [Test]
    public void Parse_WhenFileIsTheOriginals_ReadsIt()
    {
        var file = PromptFileParser.Parse("p.yaml", Prompt.Original);

        Assert.Multiple(() =>
        {
            Assert.That(file.Persona, Is.EqualTo(new PromptPersona(
                "Atendente Comercial da CryptoLock",
                "CryptoLock",
                "Pipeline Security Posture Management (PSPM)",
                "Vender e fornecer informações...")));
            Assert.That(file.Instructions, Is.EqualTo<string>(
            [
                "Analise o idioma da mensagem (Português/Inglês)",
                "Responda no MESMO idioma detectado",
                "Use documentação como fonte exclusiva",
                "Seja proativo e dirija para benefícios",
            ]));
            Assert.That(file.ProductContext, Does.StartWith("PSPM é um firewall para CI/CD que bloqueia:\n- Vulnerabilidades"));
            Assert.That(file.Knowledge, Is.Empty);
            Assert.That(file.Generation, Is.EqualTo(new GenerationSettings(0.3, null, 2048, 0)));
        });
    }

    [Test]
    public void Parse_WhenNoTextsAreGiven_HasEachBuiltIn([Values] FixedText text, [Values("pt", "en")] string language) =>
        Assert.That(
            PromptFileParser.Parse("p.yaml", Minimal).Texts[Language.FromCode(language)][text], Is.Not.Empty);

    [Test]
    public void Parse_WhenOneTextIsGiven_KeepsTheOthers()
    {
        var texts = PromptFileParser.Parse("p.yaml", Minimal + "texts: { pt: { unavailable: Já volto } }").Texts;

        Assert.That(texts[Language.Portuguese][FixedText.Unavailable], Is.EqualTo("Já volto"));
        Assert.That(
            texts[Language.Portuguese][FixedText.NotDocumented],
            Is.EqualTo(BuiltInTexts.ByLanguage[Language.Portuguese][FixedText.NotDocumented]));
        Assert.That(texts[Language.English], Is.EqualTo(BuiltInTexts.ByLanguage[Language.English]));
    }

    [Test]
    public void Parse_WhenAFurtherLanguageHasEveryText_SpeaksIt()
    {
        var file = PromptFileParser.Parse("p.yaml", Minimal + """
            language: { default: es, supported: [es, pt] }
            texts: { es: { unavailable: A, not_documented: B, unsupported_message: C, attachment_only: D,
              still_working: E, too_many_messages: F, opted_out: G, opted_in: H, please_write: I, person_asked: J } }
            """);

        Assert.That(file.DefaultLanguage, Is.EqualTo(Language.FromCode("es")));
        Assert.That(file.Languages, Is.EqualTo<Language>([Language.FromCode("es"), Language.Portuguese]));
        Assert.That(file.Texts[Language.FromCode("es")][FixedText.AttachmentOnly], Is.EqualTo("D"));
    }

    [TestCase("{ temperature: 0.7, top_p: 0.9, max_output_tokens: 300, thinking_budget: -1 }", 0.7, 0.9, 300, -1)]
    [TestCase("{ temperature: null, top_p: 1 }", null, 1.0, 2048, 0)]
    [TestCase("{ temperature: 2, max_output_tokens: 1 }", 2.0, null, 1, 0)]
    public void Parse_ReadsGeneration(string yaml, double? temperature, double? topP, int tokens, int thinking) =>
        Assert.That(
            PromptFileParser.Parse("p.yaml", $"{Minimal}generation: {yaml}").Generation,
            Is.EqualTo(new GenerationSettings(temperature, topP, tokens, thinking)));

    [TestCase("colour: red", "p.yaml, line 4, column 1: unknown key 'colour'. Allowed here: persona, instructions, "
        + "contexto_do_produto, language, texts, commands, knowledge, generation.")]
    [TestCase("language: pt", "p.yaml, line 4, column 11: 'language' must be a mapping, not a text.")]
    [TestCase("language: { standard: pt }", "p.yaml, line 4, column 13: unknown key 'standard'. Allowed here: default, supported.")]
    [TestCase("language: { default: english }", "p.yaml, line 4, column 22: 'english' is no language. "
        + "Use a two-letter ISO 639-1 code such as pt or en.")]
    [TestCase("language: { default: es }", "p.yaml, line 4, column 22: 'language.default' needs the key 'texts.es'.")]
    [TestCase("language: { supported: [pt, fr] }",
        "p.yaml, line 4, column 29: 'language.supported' has 'fr', which needs the key 'texts.fr'.")]
    [TestCase("language: { supported: [] }", "p.yaml, line 4, column 24: 'language.supported' must have at least one entry.")]
    [TestCase("texts: [a]", "p.yaml, line 4, column 8: 'texts' must be a mapping, not a list.")]
    [TestCase("texts: { xx1: {} }", "p.yaml, line 4, column 15: 'xx1' is no language. "
        + "Use a two-letter ISO 639-1 code such as pt or en.")]
    [TestCase("texts: { pt: { hello: a } }", "p.yaml, line 4, column 16: unknown key 'hello'. "
        + "Allowed here: unavailable, not_documented, unsupported_message, attachment_only, still_working, too_many_messages, "
        + "opted_out, opted_in, please_write, person_asked.")]
    [TestCase("texts: { pt: { unavailable: 5 } }",
        "p.yaml, line 4, column 29: 'texts.pt.unavailable' must be a text, not a number. Put it in quotes.")]
    [TestCase("texts: { pt: { unavailable: ' ' } }", "p.yaml, line 4, column 29: 'texts.pt.unavailable' must not be blank.")]
    [TestCase("texts: { es: { unavailable: a } }", "p.yaml, line 4, column 14: the key 'texts.es.not_documented' is missing.")]
    [TestCase("knowledge: a.pt.md", "p.yaml, line 4, column 12: 'knowledge' must be a list of texts, not a text.")]
    [TestCase("knowledge: [{ a: b }]",
        "p.yaml, line 4, column 13: an entry of 'knowledge' must be a text, not a mapping. A text with a colon needs quotes.")]
    [TestCase("generation: { temperature: '0.3' }",
        "p.yaml, line 4, column 28: 'generation.temperature' must be a number or null, not a text.")]
    [TestCase("generation: { temperature: 2.1 }", "p.yaml, line 4, column 28: 'generation.temperature' must be from 0 to 2.")]
    [TestCase("generation: { temperature: .inf }",
        "p.yaml, line 4, column 28: 'generation.temperature' must be a number or null, not a text.")]
    [TestCase("generation: { top_p: -0.1 }", "p.yaml, line 4, column 22: 'generation.top_p' must be from 0 to 1.")]
    [TestCase("generation: { max_output_tokens: 0 }",
        "p.yaml, line 4, column 34: 'generation.max_output_tokens' must be from 1 to 65536.")]
    [TestCase("generation: { max_output_tokens: 1.5 }",
        "p.yaml, line 4, column 34: 'generation.max_output_tokens' must be a whole number, not a number.")]
    [TestCase("generation: { thinking_budget: -2 }",
        "p.yaml, line 4, column 32: 'generation.thinking_budget' must be from -1 to 65536.")]
    [TestCase("generation: { thinking_budget: many }",
        "p.yaml, line 4, column 32: 'generation.thinking_budget' must be a whole number, not a text.")]
    [TestCase("[a]: b", "p.yaml, line 4, column 1: a key must be a plain text.")]
    [TestCase("texts: &x { pt: {} }", "p.yaml, line 4, column 8: anchors and aliases are not allowed.")]
    [TestCase("---\na: b", "p.yaml, line 5, column 1: one document is allowed.")]
    public void Parse_WhenAnOptionalKeyIsWrong_SaysWhereAndWhatIsAllowed(string yaml, string message) =>
        Assert.That(
            () => PromptFileParser.Parse("p.yaml", Minimal + yaml),
            Throws.TypeOf<PromptFileException>().With.Message.EqualTo(message));

    [TestCase("", "p.yaml: is empty.")]
    [TestCase("# only a comment\n", "p.yaml: is empty.")]
    [TestCase("just a text", "p.yaml, line 1, column 1: a mapping is wanted here.")]
    [TestCase("instructions: [I]", "p.yaml, line 1, column 1: the key 'persona' is missing.")]
    [TestCase("persona: R", "p.yaml, line 1, column 10: 'persona' must be a mapping, not a text.")]
    [TestCase("persona:\n  role: R\n  name: N", "p.yaml, line 3, column 3: unknown key 'name'. "
        + "Allowed here: role, company, product, goal.")]
    [TestCase("persona: { role: R, company: C, product: P, goal: G }\ninstructions: I\ncontexto_do_produto: X",
        "p.yaml, line 2, column 15: 'instructions' must be a list of texts, not a text.")]
    [TestCase("persona: { role: R, company: C, product: P, goal: G }\ninstructions: [true]\ncontexto_do_produto: X",
        "p.yaml, line 2, column 16: an entry of 'instructions' must be a text, not true or false. Put it in quotes.")]
    [TestCase("persona: { role: R, company: C, product: P, goal: G }\ninstructions: [I]",
        "p.yaml, line 1, column 1: the key 'contexto_do_produto' is missing.")]
    [TestCase("persona: { role: R, company: C, product: P, goal: G }\ninstructions: [I]\ncontexto_do_produto:",
        "p.yaml, line 3, column 21: 'contexto_do_produto' must be a text, not nothing.")]
    [TestCase("persona: { role: R, company: C, product: P }\ninstructions: [I]\ncontexto_do_produto: X",
        "p.yaml, line 1, column 10: the key 'persona.goal' is missing.")]
    public void Parse_WhenARequiredKeyIsWrong_SaysWhereAndWhatIsAllowed(string yaml, string message) =>
        Assert.That(
            () => PromptFileParser.Parse("p.yaml", yaml),
            Throws.TypeOf<PromptFileException>().With.Message.EqualTo(message));

    [TestCase("a: 1\na: 2", "line 2, column 1")]
    [TestCase("persona:\n\t- b", "invalid tab")]
    [TestCase("persona: 'x", "line 1")]
    [TestCase("persona: [1\nb: 2", "p.yaml")]
    [TestCase("%YAML 9.0\n---\na: 1", "line 1")]
    public void Parse_WhenYamlIsBroken_SaysWhat(string yaml, string part) => Assert.That(
        () => PromptFileParser.Parse("p.yaml", yaml),
        Throws.TypeOf<PromptFileException>().With.Message.Contains(part).And.Message.Contains("is not valid YAML"));

    [Test]
    public void Parse_WhenNestedWithoutEnd_Refuses() => Assert.That(
        () => PromptFileParser.Parse("p.yaml", "a: " + new string('[', 50_000)),
        Throws.TypeOf<PromptFileException>().With.Message.Contains("nested deeper than 16 levels"));
}
