using CryptoLock.Infrastructure.Ai;

namespace CryptoLock.Infrastructure.Tests.Ai;

[TestFixture]
internal sealed class ChatTextTests
{
    [TestCase("One is here. Two is he", "One is here.")]
    [TestCase("A whole one.", "A whole one.")]
    [TestCase("É mesmo? Sim! Claro… e", "É mesmo? Sim! Claro…")]
    [TestCase("- first item\n- second", "- first item")]
    [TestCase("See example.com/a.b for the price 1.5 and", null)]
    [TestCase("No. This goes on and on without any end", null)]
    [TestCase("", "")]
    public void UpToLastSentence_OfText_CutsOrGivesUp(string text, string? expected) =>
        Assert.That(ChatText.UpToLastSentence(text), Is.EqualTo(expected));
}
