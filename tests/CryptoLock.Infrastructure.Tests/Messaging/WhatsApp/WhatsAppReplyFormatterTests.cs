using System.Diagnostics;
using CryptoLock.Infrastructure.Messaging.WhatsApp;

namespace CryptoLock.Infrastructure.Tests.Messaging.WhatsApp;

[TestFixture]
internal sealed class WhatsAppReplyFormatterTests
{
    [TestCase("Olá!")]
    [TestCase("Olá!\nTudo bem?")]
    [TestCase("Olá!\n\nTudo bem? 😀👍🏽")]
    [TestCase("duas  palavras com dois espaços")]
    [TestCase("R$ 10 ou R$ 20, {promo} [sic] (x) ^2 ==ok== ++mais++")]
    [TestCase("PSPM_2024_final e nome_do_arquivo.txt")]
    [TestCase("5 * 3 = 15 e 2*3*4 = 24, 2**3 = 8")]
    [TestCase("~10 min, ~20 min ou ~5%")]
    [TestCase("preço* válido hoje\n*consulte condições")]
    [TestCase("a < b e c > d & e")]
    [TestCase("Digite <seu-nome> ou List<string>")]
    [TestCase("#1 em vendas, ligue +55 11 99999-0000")]
    [TestCase("Veja https://example.com/a_b_c?x=1&y=*2* agora")]
    [TestCase("Acesse www.example.com/x hoje")]
    [TestCase("1) um\n2) dois")]
    [TestCase("1. um\n2. dois")]
    [TestCase("Opções:\n- um\n- dois\n\nQual delas?")]
    [TestCase("> citado\n> de novo")]
    [TestCase("Horário: 9h às 18h; sáb. 9h-12h.")]
    [TestCase("a | b | c")]
    [TestCase("\"aspas\" 'simples' – travessão — e…")]
    [TestCase("família 👨‍👩‍👧‍👦 e bandeira 🇧🇷")]
    public void Format_WhenTextIsPlain_ChangesNothing(string text)
    {
        Assert.That(Format(text), Is.EqualTo(text));
    }

    [TestCase("**negrito**", "*negrito*")]
    [TestCase("__negrito__", "*negrito*")]
    [TestCase("*itálico*", "_itálico_")]
    [TestCase("_itálico_", "_itálico_")]
    [TestCase("~~riscado~~", "~riscado~")]
    [TestCase("***ambos***", "*_ambos_*")]
    [TestCase("**a _b_ c**", "*a _b_ c*")]
    [TestCase("**a** e *b* e ~~c~~", "*a* e _b_ e ~c~")]
    [TestCase("**a ~~b~~**", "*a ~b~*")]
    [TestCase("**Nota:** leia.", "*Nota:* leia.")]
    [TestCase("(**x**), \"**y**\".", "(*x*), \"*y*\".")]
    [TestCase("super**mercado**", "supermercado")]
    [TestCase("**super**mercado", "supermercado")]
    [TestCase("**duas\nlinhas**", "*duas*\n*linhas*")]
    [TestCase("`código`", "```código```")]
    [TestCase("use `a_b*c` já", "use ```a_b*c``` já")]
    [TestCase("**rode `x` já**", "*rode* ```x``` *já*")]
    [TestCase("`` a```b ``", "a```b")]
    [TestCase("**não fechado", "**não fechado")]
    [TestCase("fim de linha  \nquebra", "fim de linha\nquebra")]
    [TestCase("barra\\\nquebra", "barra\nquebra")]
    [TestCase("**Olá** 😀**tchau**", "*Olá* 😀*tchau*")]
    public void Format_WhenTextIsEmphasised_UsesWhatsAppMarks(string markdown, string expected)
    {
        Assert.That(Format(markdown), Is.EqualTo(expected));
    }

    [TestCase("\\*não é negrito\\*", "∗não é negrito∗")]
    [TestCase("\\_não é itálico\\_", "ˍnão é itálicoˍ")]
    [TestCase("\\~não é riscado\\~", "∼não é riscado∼")]
    [TestCase("\\*solto", "*solto")]
    [TestCase("~um~ teste", "∼um∼ teste")]
    [TestCase("**a** e \\*b", "*a* e *b")]
    [TestCase("\\*a e **b**", "∗a e *b*")]
    [TestCase("5 \\* 3 \\* 2", "5 * 3 * 2")]
    public void Format_WhenLiteralsWouldFormat_DisarmsThem(string markdown, string expected)
    {
        Assert.That(Format(markdown), Is.EqualTo(expected));
    }

    [TestCase("# Título", "*Título*")]
    [TestCase("###### Título", "*Título*")]
    [TestCase("## Título ##", "*Título*")]
    [TestCase("## **Título** forte", "*Título forte*")]
    [TestCase("## Um *dois*", "*Um _dois_*")]
    [TestCase("# A\ntexto", "*A*\ntexto")]
    [TestCase("# A\n\ntexto", "*A*\n\ntexto")]
    [TestCase("texto\n# A\ntexto", "texto\n\n*A*\ntexto")]
    [TestCase("Título\n======\ntexto", "*Título*\ntexto")]
    [TestCase("uma linha\noutra linha\n---\nfim", "uma linha\noutra linha\n---\nfim")]
    [TestCase("a\n\n***\n\nb", "a\n\n---\n\nb")]
    [TestCase("---\n\na\n\n---", "a")]
    public void Format_WhenThereAreHeadingsAndRules_ShowsBoldLines(string markdown, string expected)
    {
        Assert.That(Format(markdown), Is.EqualTo(expected));
    }

    [TestCase("* a\n* b", "- a\n- b")]
    [TestCase("+ a\n+ b", "- a\n- b")]
    [TestCase("- a\n\n- b", "- a\n\n- b")]
    [TestCase("- a\n  - b\n    - c\n- d", "- a\n  - b\n    - c\n- d")]
    [TestCase("* a\n    * b\n        * c", "- a\n  - b\n    - c")]
    [TestCase("1. a\n   - b\n2. c", "1. a\n   - b\n2. c")]
    [TestCase("1. a\n1. b\n1. c", "1. a\n2. b\n3. c")]
    [TestCase("3. a\n4. b", "3. a\n4. b")]
    [TestCase("- a\n  continua\n- b", "- a\n  continua\n- b")]
    [TestCase("- a\n\n  outro parágrafo", "- a\n\n  outro parágrafo")]
    [TestCase("- [ ] fazer\n- [x] feito", "☐ fazer\n☑ feito")]
    [TestCase("- **a**: b", "- *a*: b")]
    [TestCase("- - a", "- - a")]
    [TestCase("- a\n-\n- b", "- a\n- b")]
    [TestCase("> a\n>\n> b", "> a\n\n> b")]
    [TestCase("> - a\n> - b", "> - a\n> - b")]
    [TestCase("> > a", "> > a")]
    [TestCase(">a\nb", "> a\n> b")]
    public void Format_WhenThereAreListsAndQuotes_KeepsThemReadable(string markdown, string expected)
    {
        Assert.That(Format(markdown), Is.EqualTo(expected));
    }

    [TestCase("[site](https://example.com)", "site (https://example.com)")]
    [TestCase("[https://example.com](https://example.com)", "https://example.com")]
    [TestCase("[example.com](https://example.com/)", "https://example.com/")]
    [TestCase("<https://example.com>", "https://example.com")]
    [TestCase("<a@example.com>", "a@example.com")]
    [TestCase("[escreva](mailto:a@example.com)", "escreva (a@example.com)")]
    [TestCase("[a@example.com](mailto:a@example.com)", "a@example.com")]
    [TestCase("[**site**](https://example.com \"título\")", "*site* (https://example.com)")]
    [TestCase("**veja https://example.com já**", "*veja* https://example.com *já*")]
    [TestCase("[texto]()", "texto")]
    [TestCase("[topo](#topo)", "topo")]
    [TestCase("[x](javascript:alert)", "x")]
    [TestCase("[ref][1]\n\n[1]: https://example.com", "ref (https://example.com)")]
    [TestCase("[y](<https://example.com/a b>)", "y (https://example.com/a%20b)")]
    [TestCase("![logo](https://example.com/l.png)", "logo (https://example.com/l.png)")]
    [TestCase("![](https://example.com/l.png)", "https://example.com/l.png")]
    [TestCase("[![a](https://example.com/i)](https://example.com/l)", "a (https://example.com/i) (https://example.com/l)")]
    public void Format_WhenThereAreLinks_ShowsTextAndAddress(string markdown, string expected)
    {
        Assert.That(Format(markdown), Is.EqualTo(expected));
    }

    [TestCase("```\nlinha 1\n  linha 2\n```", "```\nlinha 1\n  linha 2\n```")]
    [TestCase("```csharp\nvar x = \"*a*\";\n```", "```\nvar x = \"*a*\";\n```")]
    [TestCase("~~~\na\n~~~", "```\na\n```")]
    [TestCase("```\na\n\nb\n```", "```\na\n\nb\n```")]
    [TestCase("```\nsem fim", "```\nsem fim\n```")]
    [TestCase("````\n```\n````", "```")]
    [TestCase("antes\n```\na\n```\ndepois", "antes\n```\na\n```\ndepois")]
    [TestCase("```\na\n```\n```\nb\n```", "```\na\n```\n```\nb\n```")]
    [TestCase("1. passo\n   ```\n   x\n   ```", "1. passo\n```\nx\n```")]
    [TestCase("1. ```\n   x\n   ```", "1.\n```\nx\n```")]
    [TestCase("```\n\ta\n```", "```\n    a\n```")]
    [TestCase("```\n```", "")]
    [TestCase("a\n\n    **recuado**", "a\n\n*recuado*")]
    public void Format_WhenThereIsCode_KeepsItVerbatim(string markdown, string expected)
    {
        Assert.That(Format(markdown), Is.EqualTo(expected));
    }

    [TestCase("| Plano | Preço |\n|---|--:|\n| A | 10 |\n| B | **20** |", "*Plano*: A\n*Preço*: 10\n\n*Plano*: B\n*Preço*: *20*")]
    [TestCase("Planos:\n\n| Plano |\n|---|\n| A |\n\nFim", "Planos:\n\n*Plano*: A\n\nFim")]
    [TestCase("| a | b |\n|---|---|\n| 1 | |", "*a*: 1")]
    [TestCase("| | b |\n|---|---|\n| 1 | 2 |", "1\n*b*: 2")]
    [TestCase("| **a** | b: |\n|---|---|\n| 1 | 2 |", "*a*: 1\n*b:* 2")]
    [TestCase("| a | b |\n|---|---|\n| x<br>y | [s](https://e.co) |", "*a*: x\ny\n*b*: s (https://e.co)")]
    [TestCase("| a | b |\n|---|---|", "*a* | *b*")]
    [TestCase("a | b\n--- | ---\n1 | 2", "*a*: 1\n*b*: 2")]
    public void Format_WhenThereIsATable_WritesARowAsFacts(string markdown, string expected)
    {
        Assert.That(Format(markdown), Is.EqualTo(expected));
    }

    [TestCase("a<br>b<br/>c", "a\nb\nc")]
    [TestCase("a<br><br>b", "a\n\nb")]
    [TestCase("<b>x</b> <span style=\"c\">y</span>", "x y")]
    [TestCase("<div>\n**x**\n</div>", "*x*")]
    [TestCase("a <!-- nota --> b", "a  b")]
    [TestCase("&lt;a&gt; &amp; &eacute; &#x1F600;", "<a> & é 😀")]
    [TestCase("a\u0000b\u0007c\u001b[0m", "abc[0m")]
    [TestCase("a\r\nb\rc\u2028d", "a\nb\nc\nd")]
    [TestCase("a\tb", "a b")]
    [TestCase("a\ud800b", "ab")]
    [TestCase("a&#0;&#7;b", "ab")]
    [TestCase("\n\n  \nolá\n\n\n\ntchau\n \n", "olá\n\ntchau")]
    public void Format_WhenThereIsHtmlOrRubbish_LeavesText(string markdown, string expected)
    {
        Assert.That(Format(markdown), Is.EqualTo(expected));
    }

    [TestCase("")]
    [TestCase(" \n\t ")]
    [TestCase("<div></div>")]
    [TestCase("<!-- nada -->")]
    [TestCase("&nbsp;")]
    [TestCase("\u200b\u200d")]
    [TestCase("---")]
    [TestCase("[1]: https://example.com")]
    [TestCase("#")]
    [TestCase("-")]
    public void Format_WhenNothingIsVisible_ReturnsNothing(string markdown)
    {
        Assert.That(new WhatsAppReplyFormatter().Format(markdown), Is.Empty);
    }

    [Test]
    public void Format_WhenNestedBeyondTheParsersLimit_ShowsTheTextAsItIs()
    {
        var markdown = new string('>', 300) + "x";

        var parts = new WhatsAppReplyFormatter().Format(markdown);

        Assert.That(string.Concat(parts), Does.EndWith("x"));
    }

    [TestCase("![", "](u)", 60)]
    [TestCase("**a _b ", "_ c**", 60)]
    [TestCase("> ", "", 90)]
    [TestCase("- ", "", 90)]
    [TestCase("*a ", "", 1000)]
    [TestCase("[", "](u)", 1000)]
    [TestCase("` ", "", 20000)]
    [TestCase("| ", "", 20000)]
    [TestCase("<", ">", 20000)]
    public void Format_WhenMarkdownIsHostile_AnswersInTime(string open, string close, int depth)
    {
        var markdown = string.Concat(Enumerable.Repeat(open, depth)) + "fim" + string.Concat(Enumerable.Repeat(close, depth));

        var clock = Stopwatch.StartNew();
        var parts = new WhatsAppReplyFormatter().Format(markdown);

        Assert.That(string.Concat(parts), Does.Contain("fim"));
        Assert.That(clock.Elapsed, Is.LessThan(TimeSpan.FromSeconds(30)));
    }

    private static string Format(string markdown) => string.Join("|CUT|", new WhatsAppReplyFormatter().Format(markdown));
}
