using CryptoLock.Infrastructure.Messaging.WhatsApp;
using FsCheck;
using FsCheck.Fluent;

namespace CryptoLock.Infrastructure.Tests.Messaging.WhatsApp;

/// <summary>What holds for every answer, on generated ones.</summary>
[TestFixture]
internal sealed class MessageSplitterProperties
{
    private static readonly string[] Pieces =
    [
        "palavra", "Fim.", "**negrito**", "**dois termos**", "*it*", "_a b_", "~~x~~", "***y z***", "`cod igo`", "#", "# Título", "-", "1.",
        "```", "~~~", "|", "|---|", "| a | b |", "\\*", "*", "_", "~", "`", "😀", "👨‍👩‍👧‍👦", "👍🏽", "🇧🇷", "e\u0301",
        "\u0301", "\u200d", "<br>",
        "<b>", "</b>", "&amp;", "[t x](https://example.com/p)", "https://example.com/a_b*c", "![i](u)", "---", "===", "\\", "()", "[", "]",
        "- [ ]", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    ];

    private static readonly string[] Separators = [" ", " ", "\n", "\n\n", "", "  ", "\n  ", "\n    "];

    private static Gen<string> Answers =>
        Gen.Elements(Pieces)
            .SelectMany(_ => Gen.Elements(Separators), (piece, separator) => piece + separator)
            .ListOf()
            .Select(string.Concat);

    [Test]
    public void Format_OfAnyAnswer_KeepsTheLimit() =>
        Holds(answer => Format(answer, 120).All(part => part.Length is > 0 and <= 120));

    [Test]
    public void Format_OfAnyAnswer_MakesNoBlankOrRaggedParts() =>
        Holds(answer => Format(answer, 120).All(part => part == part.TrimEnd() && part.Any(c => !char.IsWhiteSpace(c))));

    [Test]
    public void Format_OfAnyAnswer_LosesNothingByCutting() =>
        Holds(answer => Bare(Format(answer, 120)) == Bare(Format(answer, 1_000_000)));

    [Test]
    public void Format_OfAnyAnswer_LeavesFencesBalanced() =>
        Holds(answer => Format(answer.Replace('`', '~'), 120).All(part => part.Split("```").Length % 2 == 1));

    [Test]
    public void Format_OfAnyText_NeverThrows() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(300),
            Prop.ForAll<string>(text => WhatsAppReplyFormatter.Format(text ?? string.Empty, 100).All(part => part.Length <= 100)));

    private static void Holds(Func<string, bool> property) =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(300).WithEndSize(120),
            Prop.ForAll(Arb.From(Answers), property));

    private static IReadOnlyList<string> Format(string answer, int limit) => WhatsAppReplyFormatter.Format(answer, limit);

    // Marks may be written again in each part, and a literal is disarmed or not depending on its neighbours.
    private static string Bare(IEnumerable<string> parts) =>
        string.Concat(string.Concat(parts).Where(c => !char.IsWhiteSpace(c) && !"*_~`∗ˍ∼ˋ".Contains(c, StringComparison.Ordinal)));
}
