using System.Net;
using CryptoLock.Emulators.Twilio;

namespace CryptoLock.Emulators.Tests.Twilio;

[TestFixture]
internal sealed class TwilioMediaTests
{
    private TwilioEmulator _twilio = null!;
    private TwilioApiClient _api = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _twilio = await TwilioEmulator.StartAsync();
        _api = new(_twilio);
    }

    [TearDown]
    public async Task StopAsync()
    {
        _api.Dispose();
        await _twilio.DisposeAsync();
    }

    [Test]
    public async Task Download_GoesOverARedirectToTheBytes()
    {
        var media = _twilio.Media.Add(SampleMedia.VoiceNote, "audio/ogg");
        using var open = new HttpClient(new SocketsHttpHandler());

        using var redirect = await _api.GetAsync(media.Url.AbsolutePath);
        using var content = await open.GetAsync(redirect.Headers.Location);

        Assert.That(redirect.StatusCode, Is.EqualTo(HttpStatusCode.TemporaryRedirect));
        Assert.That(content.Content.Headers.ContentType!.MediaType, Is.EqualTo("audio/ogg"));
        Assert.That(await content.Content.ReadAsByteArrayAsync(), Is.EqualTo(SampleMedia.VoiceNote.ToArray()));
    }

    [Test]
    public async Task Download_WithCredentialsAfterTheRedirect_IsRefusedAndJournaled()
    {
        var media = _twilio.Media.Add(SampleMedia.Png, "image/png");

        using var redirect = await _api.GetAsync(media.Url.AbsolutePath);
        using var content = await _api.GetAsync(redirect.Headers.Location!.AbsolutePath);

        Assert.That(content.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(_twilio.Journal.Downloads.ToArray()[0].CarriedAuthorization, Is.True);
    }

    [Test]
    public async Task Download_WithoutCredentials_IsRefused()
    {
        var media = _twilio.Media.Add(SampleMedia.Png, "image/png");
        using var stranger = new HttpClient(new SocketsHttpHandler());

        using var response = await stranger.GetAsync(media.Url);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [Test]
    public async Task Download_WhenFresh_IsNotFoundAtFirst()
    {
        var media = _twilio.Media.Add(SampleMedia.Png, "image/png", notFoundTimes: 1);

        using var first = await _api.GetAsync(media.Url.AbsolutePath);
        using var second = await _api.GetAsync(media.Url.AbsolutePath);

        Assert.That(first.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(second.StatusCode, Is.EqualTo(HttpStatusCode.TemporaryRedirect));
    }

    [Test]
    public async Task Metadata_TellsTypeAndMessage()
    {
        var media = _twilio.Media.Add(SampleMedia.Pdf, "application/pdf");

        var json = await _api.GetJsonAsync($"{media.Url.AbsolutePath}.json");

        Assert.That(json.GetProperty("content_type").GetString(), Is.EqualTo("application/pdf"));
        Assert.That(json.GetProperty("parent_sid").GetString(), Is.EqualTo(media.MessageSid));
    }

    [Test]
    public async Task Delete_TakesTheMediumAway()
    {
        var media = _twilio.Media.Add(SampleMedia.Pdf, "application/pdf");

        using var deleted = await _api.DeleteAsync($"{media.Url.AbsolutePath}.json");
        using var gone = await _api.GetAsync(media.Url.AbsolutePath);

        Assert.That(deleted.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That(gone.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [TestCase("v2", "messageId=SM00000000000000000000000000000001&channel=whatsapp", 200)]
    [TestCase("v2", "messageId=SM00000000000000000000000000000001&channel=WHATSAPP", 400)]
    [TestCase("v2", "messageId=nothing&channel=whatsapp", 400)]
    [TestCase("v2", "channel=whatsapp", 400)]
    public async Task TypingByForm_IsCheckedAndJournaled(string version, string form, int status)
    {
        using var response = await _api.SendAsync(form, $"/{version}/Indicators/Typing.json");

        Assert.That((int)response.StatusCode, Is.EqualTo(status));
        Assert.That(_twilio.Journal.Typing.Total, Is.EqualTo(status == 200 ? 1 : 0));
    }

    [TestCase("""{"channel":"WHATSAPP","messageId":"MM00000000000000000000000000000001"}""", 200)]
    [TestCase("""{"channel":"whatsapp","messageId":"MM00000000000000000000000000000001"}""", 400)]
    [TestCase("""{"channel":"WHATSAPP"}""", 400)]
    [TestCase("""{"channel":1}""", 400)]
    [TestCase("[]", 400)]
    [TestCase("{", 400)]
    public async Task TypingByJson_IsCheckedAndJournaled(string json, int status)
    {
        using var response = await _api.PostJsonAsync("/v3/Indicators/Typing.json", json);

        Assert.That((int)response.StatusCode, Is.EqualTo(status));
        Assert.That(_twilio.Journal.Typing.Total, Is.EqualTo(status == 200 ? 1 : 0));
    }

    [Test]
    public async Task Typing_AnswersSuccess()
    {
        using var response = await _api.SendAsync(
            "messageId=SM00000000000000000000000000000001&channel=whatsapp", "/v2/Indicators/Typing.json");

        Assert.That((await TwilioApiClient.ReadAsync(response)).GetProperty("success").GetBoolean(), Is.True);
    }
}
