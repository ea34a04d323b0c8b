using CryptoLock.Application.Conversations.ReceiveMessage;
using CryptoLock.Domain.Conversations;

namespace CryptoLock.Api.Tests.Webhooks.Twilio;

/// <summary>From the wire to the command, through model binding.</summary>
[TestFixture]
internal sealed class TwilioMessageMappingTests
{
    private WebhookHost _host = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _host = await WebhookHost.StartAsync();

    [OneTimeTearDown]
    public ValueTask StopAsync() => _host.DisposeAsync();

    [Test]
    public async Task Map_TakesOverWhoWroteToWhom()
    {
        var command = await MapAsync(("ExternalUserId", "whatsapp:BR.1A2B"));

        Assert.That(
            (command.ProviderId, command.From, command.To, command.ExternalUserId, command.ProfileName),
            Is.EqualTo((
                "SM00000000000000000000000000000001",
                "whatsapp:+15005550006",
                "whatsapp:+14155238886",
                "whatsapp:BR.1A2B",
                "Test User")));
    }

    [TestCase("whatsapp:US.1A2B3C4D5E6F")]
    [TestCase("+15005550006")]
    [TestCase("12345")]
    [TestCase("ALPHANUMERIC")]
    public async Task Map_AcceptsEveryKindOfSender(string from) =>
        Assert.That((await MapAsync(("From", from), ("WaId", ""))).From, Is.EqualTo(from));

    [TestCase("Hi 👋🏽 — family 👨‍👩‍👧‍👦 flag 🇧🇷")]
    [TestCase("São Paulo – Привет – नमस्ते – שלום – 你好")]
    [TestCase("cafe\u0301")]
    [TestCase("  line1\r\nline2\n\tline3  ")]
    [TestCase("1+1=2 & a=b+c % 100%25")]
    public async Task Map_KeepsTheTextAsItIs(string text) =>
        Assert.That((await MapAsync(("Body", text))).Content.Text, Is.EqualTo(text));

    [TestCase("typed", "button", "list", "typed")]
    [TestCase("", "button", "list", "button")]
    [TestCase("", "", "list", "list")]
    [TestCase("", "", "", "")]
    public async Task Map_TakesTheTextFromWhereItIs(string body, string button, string list, string expected) =>
        Assert.That(
            (await MapAsync(("Body", body), ("ButtonText", button), ("ListTitle", list))).Content.Text, Is.EqualTo(expected));

    [TestCase("item-1", "", "item-1")]
    [TestCase("", "{\"id\":42}", "{\"id\":42}")]
    [TestCase("item-1", "button-1", "item-1")]
    [TestCase("", "", null)]
    public async Task Map_TakesTheSelectionFromListOrButton(string listId, string buttonPayload, string? expected) =>
        Assert.That(
            (await MapAsync(("ListId", listId), ("ButtonPayload", buttonPayload))).Content.Selection, Is.EqualTo(expected));

    [Test]
    public async Task Map_TakesOverTheQuotedMessage()
    {
        var command = await MapAsync(("OriginalRepliedMessageSid", "MM2"), ("OriginalRepliedMessageSender", "whatsapp:+1"));

        Assert.That(command.Content.QuotedProviderId, Is.EqualTo("MM2"));
    }

    [Test]
    public async Task Map_TakesOverAllMediaInOrder()
    {
        var fields = Enumerable.Range(0, 10).Reverse()
            .SelectMany(i => new[] { ($"MediaUrl{i}", $"https://api.twilio.com/{i}"), ($"MediaContentType{i}", $"image/{i}") });

        var command = await MapAsync([("NumMedia", "10"), .. fields]);

        Assert.That(
            command.Content.Attachments,
            Is.EqualTo(Enumerable.Range(0, 10).Select(i => new Attachment($"https://api.twilio.com/{i}", $"image/{i}"))));
    }

    [TestCase("0")]
    [TestCase("-1")]
    [TestCase("99999999999999999999")]
    [TestCase("one")]
    [TestCase("")]
    public async Task Map_BelievesTheMediaAndNotTheirNumber(string numMedia) =>
        Assert.That(
            (await MapAsync(("NumMedia", numMedia), ("MediaUrl0", "https://api.twilio.com/0"))).Content.Attachments.Single(),
            Is.EqualTo(new Attachment("https://api.twilio.com/0", "")));

    [TestCase("51.5", "-0.2", 51.5, -0.2)]
    [TestCase("-23.55052", "-46.633308", -23.55052, -46.633308)]
    [TestCase("1e1", "0", 10, 0)]
    public async Task Map_ReadsAPlace(string latitude, string longitude, double expectedLatitude, double expectedLongitude)
    {
        var command = await MapAsync(
            ("Latitude", latitude), ("Longitude", longitude), ("Label", "Sé"), ("Address", "Praça"));

        Assert.That(
            command.Content.Location, Is.EqualTo(new SharedLocation(expectedLatitude, expectedLongitude, "Sé", "Praça")));
    }

    [TestCase("51.5", "")]
    [TestCase("", "1")]
    [TestCase("51,5", "0,2")]
    [TestCase("NaN", "1")]
    [TestCase("1", "1e999")]
    [TestCase("north", "south")]
    public async Task Map_WhenAPlaceIsUnreadable_LeavesItOut(string latitude, string longitude) =>
        Assert.That((await MapAsync(("Latitude", latitude), ("Longitude", longitude))).Content.Location, Is.Null);

    [TestCase("form", "x")]
    [TestCase("form.From", "x")]
    [TestCase("from", "whatsapp:+19999999999")]
    [TestCase("[0]", "x")]
    [TestCase("", "x")]
    [TestCase("SomethingNewIn2027", "x")]
    public async Task Map_WithAnUnknownField_ReadsTheOthers(string name, string value) =>
        Assert.That((await MapAsync((name, value))).From, Is.EqualTo("whatsapp:+15005550006"));

    [Test]
    public async Task Map_WhenANameDiffersInCase_IsAnotherField() =>
        Assert.That((await MapAsync([new("body", "other"), .. WebhookForms.Message()])).Content.Text, Is.EqualTo("Hello"));

    [Test]
    public async Task Map_WhenAFieldIsRepeated_TakesTheFirst()
    {
        var form = WebhookForms.Message();

        var command = await MapAsync([.. form, new("Body", "second")]);

        Assert.That(command.Content.Text, Is.EqualTo("Hello"));
    }

    [Test]
    public async Task Map_OfAReaction_IsAnEmptyMessage() =>
        Assert.That((await MapAsync(("Body", ""), ("MessageType", "reaction"))).Content.IsEmpty, Is.True);

    private Task<ReceiveMessageCommand> MapAsync(params (string, string)[] fields) => MapAsync(WebhookForms.Message(fields));

    private async Task<ReceiveMessageCommand> MapAsync(List<KeyValuePair<string, string>> form)
    {
        _host.Commands.Clear();
        await _host.SendAsync(WebhookRequest.Signed(form));
        return _host.Commands.OfType<ReceiveMessageCommand>().Single();
    }
}
