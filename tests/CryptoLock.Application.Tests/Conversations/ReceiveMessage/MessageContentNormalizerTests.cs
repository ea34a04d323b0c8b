using CryptoLock.Application.Conversations.ReceiveMessage;
using CryptoLock.Domain.Conversations;

namespace CryptoLock.Application.Tests.Conversations.ReceiveMessage;

[TestFixture]
internal sealed class MessageContentNormalizerTests
{
    private static readonly Attachment Photo = new("https://api.twilio.com/photo", "image/jpeg");

    // Not in attributes, which hold UTF-8 and so no half of a surrogate pair.
    private static readonly string[][] Unstorable =
    [
        ["a\0b\u0001\u007f\u0085c", "abc"],
        ["a\ud800b", "a\ufffdb"],
        ["\udc00", "\ufffd"],
        ["👋\ud83d", "👋\ufffd"],
        ["\t\r\n", "\t\r\n"],
    ];

    [Test]
    public void Normalize_WhenNothingIsWrong_ChangesNothing()
    {
        var content = new MessageContent("  Olá 👋🏽\r\n\tcafe\u0301 ")
        {
            Attachments = [Photo],
            Location = new SharedLocation(-90, 180, "Label", "Address"),
            Selection = "{\"id\":42}",
            QuotedProviderId = "MM2",
        };

        var normal = MessageContentNormalizer.Normalize(content);

        Assert.That(normal with { Attachments = content.Attachments }, Is.EqualTo(content));
        Assert.That(normal.Attachments, Is.EqualTo(content.Attachments));
    }

    [TestCaseSource(nameof(Unstorable))]
    public void Normalize_MakesTextStorable(string text, string expected) =>
        Assert.That(MessageContentNormalizer.Normalize(new(text)).Text, Is.EqualTo(expected));

    [TestCase(MessageContent.MaxTextLength, MessageContent.MaxTextLength)]
    [TestCase(MessageContent.MaxTextLength + 1, MessageContent.MaxTextLength)]
    public void Normalize_CutsLongText(int length, int expected) =>
        Assert.That(MessageContentNormalizer.Normalize(new(new string('a', length))).Text, Has.Length.EqualTo(expected));

    [Test]
    public void Normalize_NeverCutsInsideASurrogatePair()
    {
        var text = new string('a', MessageContent.MaxTextLength - 1) + "👋";

        Assert.That(
            MessageContentNormalizer.Normalize(new(text)).Text, Is.EqualTo(new string('a', MessageContent.MaxTextLength - 1)));
    }

    [TestCase("https://api.twilio.com/2010-04-01/Accounts/AC1/Messages/MM1/Media/ME1", 1)]
    [TestCase("http://localhost:5000/media/1", 1)]
    [TestCase("javascript:alert(1)", 0)]
    [TestCase("file:///etc/passwd", 0)]
    [TestCase("/relative", 0)]
    [TestCase("https://x/\0", 0)]
    [TestCase("", 0)]
    public void Normalize_KeepsMediaThatHaveAWebAddress(string url, int expected) =>
        Assert.That(MessageContentNormalizer.Normalize(With(Photo with { Url = url })).Attachments, Has.Count.EqualTo(expected));

    [Test]
    public void Normalize_LeavesOutMediaWithAVeryLongAddress() =>
        Assert.That(
            MessageContentNormalizer.Normalize(With(Photo with { Url = "https://x/" + new string('a', 2_048) })).Attachments,
            Is.Empty);

    [Test]
    public void Normalize_KeepsTenMediaItemsInOrder()
    {
        var media = Enumerable.Range(0, 12).Select(i => Photo with { Url = $"https://x.example/{i}" }).ToArray();

        Assert.That(MessageContentNormalizer.Normalize(With(media)).Attachments, Is.EqualTo(media.Take(10)));
    }

    [TestCase(90.0001, 0)]
    [TestCase(-91, 0)]
    [TestCase(0, 180.5)]
    [TestCase(double.NaN, 0)]
    [TestCase(0, double.NegativeInfinity)]
    public void Normalize_WhenAPlaceIsNotOnEarth_LeavesItOut(double latitude, double longitude) =>
        Assert.That(
            MessageContentNormalizer.Normalize(new("") { Location = new(latitude, longitude, null, null) }).Location, Is.Null);

    [Test]
    public void Normalize_MakesThePlacesWordsStorable() =>
        Assert.That(
            MessageContentNormalizer.Normalize(new("") { Location = new(1, 2, "a\0", new string('b', 1_001)) }).Location,
            Is.EqualTo(new SharedLocation(1, 2, "a", new string('b', 1_000))));

    [TestCase("a\0b", "ab")]
    [TestCase(" ", null)]
    [TestCase(null, null)]
    public void Normalize_MakesTheSelectionStorable(string? selection, string? expected) =>
        Assert.That(MessageContentNormalizer.Normalize(new("") { Selection = selection }).Selection, Is.EqualTo(expected));

    [TestCase("MM2", "MM2")]
    [TestCase("not an id", null)]
    [TestCase(null, null)]
    public void Normalize_KeepsAQuoteThatIsAnId(string? quoted, string? expected) =>
        Assert.That(
            MessageContentNormalizer.Normalize(new("") { QuotedProviderId = quoted }).QuotedProviderId, Is.EqualTo(expected));

    private static MessageContent With(params Attachment[] attachments) => new("") { Attachments = attachments };
}
