using System.Text.Json;
using CryptoLock.Emulators.Twilio;

namespace CryptoLock.Emulators.Tests.Twilio;

[TestFixture]
internal sealed class InboundWebhookTests
{
    private const string Ana = "whatsapp:+5511999990000";
    private static readonly Uri Address = new("https://api.twilio.com/2010-04-01/Accounts/AC/Messages/MM/Media/ME");

    [TestCase("image/jpeg", "image")]
    [TestCase("image/webp", "sticker")]
    [TestCase("audio/ogg", "audio")]
    [TestCase("video/mp4", "video")]
    [TestCase("application/pdf", "document")]
    [TestCase("text/vcard", "contacts")]
    public void Media_TellsAddressTypeAndKind(string contentType, string kind)
    {
        var fields = FieldsOf(InboundWebhook.Media(Ana, Address, contentType, "veja"));

        Assert.Multiple(() =>
        {
            Assert.That(fields["MessageType"], Is.EqualTo(kind));
            Assert.That(fields["NumMedia"], Is.EqualTo("1"));
            Assert.That(fields["MediaUrl0"], Is.EqualTo(Address.AbsoluteUri));
            Assert.That(fields["MediaContentType0"], Is.EqualTo(contentType));
            Assert.That(fields["Body"], Is.EqualTo("veja"));
            Assert.That(fields["MessageSid"], Does.StartWith("MM"));
        });
    }

    [Test]
    public void Location_IsWrittenWithADot()
    {
        var fields = FieldsOf(InboundWebhook.Location(Ana, -23.5, 46.25, "Loja"));

        Assert.That(
            (fields["Latitude"], fields["Longitude"], fields["Address"], fields["Label"], fields["Body"]),
            Is.EqualTo(("-23.5", "46.25", "Loja", "Loja", "")));
    }

    [Test]
    public void Button_TellsTextAndPayload()
    {
        var fields = FieldsOf(InboundWebhook.Button(Ana, "Sim", "confirm:1"));

        Assert.That(
            (fields["ButtonText"], fields["ButtonPayload"], fields["Body"], fields["MessageType"]),
            Is.EqualTo(("Sim", "confirm:1", "Sim", "button")));
    }

    [Test]
    public void ListReply_TellsIdAndTitle()
    {
        var fields = FieldsOf(InboundWebhook.ListReply(Ana, "item-2", "Preços"));

        Assert.That((fields["ListId"], fields["ListTitle"], fields["Body"]), Is.EqualTo(("item-2", "Preços", "Preços")));
    }

    [Test]
    public void Quoting_NamesTheEarlierMessage()
    {
        var fields = FieldsOf(InboundWebhook.Text(Ana, "isso").Quoting("MM1", EmulatorDefaults.Sender));

        Assert.That(
            (fields["OriginalRepliedMessageSid"], fields["OriginalRepliedMessageSender"]),
            Is.EqualTo(("MM1", EmulatorDefaults.Sender)));
    }

    [Test]
    public void Text_FromABusinessScopedId_HasNoNumberAnywhere()
    {
        var fields = FieldsOf(InboundWebhook.Text("whatsapp:BR.1a2B", "oi"));

        Assert.That(fields["From"], Is.EqualTo("whatsapp:BR.1a2B").And.EqualTo(fields["ExternalUserId"]));
        Assert.That(fields, Does.Not.ContainKey("WaId"));
    }

    [Test]
    public void Text_FromSms_HasNoFieldOfWhatsApp()
    {
        var fields = FieldsOf(InboundWebhook.Text("+5511999990000", "oi"));

        Assert.That(fields.Keys, Is.EquivalentTo(
        [
            "SmsMessageSid", "NumMedia", "SmsSid", "SmsStatus", "Body", "To", "NumSegments", "MessageSid", "AccountSid", "From",
            "ApiVersion",
        ]));
    }

    [TestCase("whatsapp:+351912345678", "whatsapp:PT.351912345678X")]
    [TestCase("whatsapp:+447700900000", "whatsapp:GB.447700900000X")]
    [TestCase("whatsapp:+15005550006", "whatsapp:US.15005550006X")]
    public void ExternalUserId_FollowsFromTheNumber(string from, string id) =>
        Assert.That(FieldsOf(InboundWebhook.Text(from, "oi"))["ExternalUserId"], Is.EqualTo(id));

    [Test]
    public void With_ReplacesAUsualField()
    {
        var fields = InboundWebhook.Text(Ana, "oi").With("NumMedia", "x").ToFields("AC1", "whatsapp:+1");

        Assert.That(fields.Where(field => field.Key == "NumMedia").Select(field => field.Value), Is.EqualTo(["x"]));
    }

    [Test]
    public void ChannelMetadata_IsJsonWhateverTheName()
    {
        var fields = FieldsOf(InboundWebhook.Text(Ana, "oi") with { ProfileName = "Zoë \"Q\" \\ 😀" });

        using var json = JsonDocument.Parse(fields["ChannelMetadata"]);
        Assert.That(
            json.RootElement.GetProperty("data").GetProperty("context").GetProperty("ProfileName").GetString(),
            Is.EqualTo("Zoë \"Q\" \\ 😀"));
    }

    private static Dictionary<string, string> FieldsOf(InboundWebhook webhook) =>
        new(webhook.ToFields(EmulatorDefaults.AccountSid, EmulatorDefaults.Sender));
}
