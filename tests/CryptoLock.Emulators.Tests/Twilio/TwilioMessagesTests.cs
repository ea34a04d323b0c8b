using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using CryptoLock.Emulators.Twilio;
using Microsoft.Extensions.Time.Testing;

namespace CryptoLock.Emulators.Tests.Twilio;

[TestFixture]
internal sealed partial class TwilioMessagesTests
{
    private const string Ana = "whatsapp:+5511999990000";
    private const string Bia = "whatsapp:+5511888880000";
    private const string Pair = "To=whatsapp%3A%2B5511999990000&From=whatsapp%3A%2B14155238886";
    private const string Template = "HX00000000000000000000000000000001";
    private FakeTimeProvider _clock = null!;
    private TwilioEmulator _twilio = null!;
    private TwilioApiClient _api = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _clock = new FakeTimeProvider(new DateTimeOffset(2026, 3, 4, 5, 6, 7, TimeSpan.Zero));
        _twilio = await TwilioEmulator.StartAsync(new()
        {
            CallbackDelay = TimeSpan.Zero,
            Clock = _clock,
            ApiKeySid = "SK00000000000000000000000000000001",
            ApiKeySecret = "key-secret",
            Senders = [EmulatorDefaults.Sender, "+14155238886"],
            Templates = new Dictionary<string, string> { [Template] = "Olá {{1}}, são {{2}}" },
        });
        _api = new(_twilio);
    }

    [TearDown]
    public async Task StopAsync()
    {
        _api.Dispose();
        await _twilio.DisposeAsync();
    }

    [Test]
    public async Task Create_AnswersTheResource()
    {
        using var response = await _api.SendMessageAsync(Ana, "Olá 👋");

        var json = await TwilioApiClient.ReadAsync(response);
        Assert.Multiple(() =>
        {
            Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Created));
            Assert.That(response.Content.Headers.ContentType!.MediaType, Is.EqualTo("application/json"));
            Assert.That(json.GetProperty("sid").GetString(), Does.Match("^SM[0-9a-f]{32}$"));
            Assert.That(json.GetProperty("body").GetString(), Is.EqualTo("Olá 👋"));
            Assert.That(json.GetProperty("status").GetString(), Is.EqualTo("queued"));
            Assert.That(json.GetProperty("date_created").GetString(), Is.EqualTo("Wed, 04 Mar 2026 05:06:07 +0000"));
            Assert.That(json.GetProperty("date_sent").ValueKind, Is.EqualTo(JsonValueKind.Null));
            Assert.That(json.GetProperty("uri").GetString(), Is.EqualTo(TwilioApiClient.PathOf(json.GetProperty("sid").GetString()!)));
        });
    }

    [TestCase("num_segments", JsonValueKind.String)]
    [TestCase("num_media", JsonValueKind.String)]
    [TestCase("price", JsonValueKind.Null)]
    [TestCase("price_unit", JsonValueKind.Null)]
    [TestCase("error_code", JsonValueKind.Null)]
    [TestCase("error_message", JsonValueKind.Null)]
    [TestCase("messaging_service_sid", JsonValueKind.Null)]
    [TestCase("account_sid", JsonValueKind.String)]
    [TestCase("from", JsonValueKind.String)]
    [TestCase("to", JsonValueKind.String)]
    [TestCase("direction", JsonValueKind.String)]
    [TestCase("api_version", JsonValueKind.String)]
    [TestCase("date_updated", JsonValueKind.String)]
    [TestCase("subresource_uris", JsonValueKind.Object)]
    public async Task Create_AnswersEachFieldInItsType(string field, JsonValueKind type)
    {
        using var response = await _api.SendMessageAsync(Ana, "oi");

        Assert.That((await TwilioApiClient.ReadAsync(response)).GetProperty(field).ValueKind, Is.EqualTo(type));
    }

    [TestCase("From=whatsapp%3A%2B14155238886&Body=x", 21604)]
    [TestCase("To=&From=whatsapp%3A%2B14155238886&Body=x", 21604)]
    [TestCase("To=whatsapp%3A5511&From=whatsapp%3A%2B14155238886&Body=x", 21211)]
    [TestCase("To=whatsapp%3A%2B55119x&From=whatsapp%3A%2B14155238886&Body=x", 21211)]
    [TestCase("To=whatsapp%3ABRA.1&From=whatsapp%3A%2B14155238886&Body=x", 21211)]
    [TestCase("To=BR.1&From=%2B14155238886&Body=x", 21211)]
    [TestCase("To=whatsapp%3A%2B5511999990000&Body=x", 21603)]
    [TestCase("To=whatsapp%3A%2B5511999990000&MessagingServiceSid=MGx&Body=x", 21701)]
    [TestCase("To=%2B5511999990000&From=whatsapp%3A%2B14155238886&Body=x", 21910)]
    [TestCase("To=whatsapp%3A%2B5511999990000&From=whatsapp%3A%2B15550001111&Body=x", 63007)]
    [TestCase("To=%2B5511999990000&From=%2B15550001111&Body=x", 21606)]
    [TestCase(Pair, 21619)]
    [TestCase(Pair + "&Body=", 21619)]
    [TestCase(Pair + "&MediaUrl=https%3A%2F%2Fa.example%2F1&MediaUrl=https%3A%2F%2Fa.example%2F2", 21623)]
    [TestCase(Pair + "&Body=x&ContentVariables=%7B%7D", 21654)]
    [TestCase(Pair + "&ContentSid=HX1", 21655)]
    [TestCase(Pair + "&ContentSid=HX00000000000000000000000000000009", 21655)]
    [TestCase(Pair + "&ContentSid=" + Template + "&ContentVariables=nope", 21656)]
    [TestCase(Pair + "&Body=x&StatusCallback=nowhere", 21609)]
    [TestCase(Pair + "&Body=x&StatusCallback=https%3A%2F%2Fmy_host.example%2Fs", 21609)]
    public async Task Create_WhenAFieldIsWrong_RefusesWithTwiliosCode(string form, int code)
    {
        using var response = await _api.SendAsync(form);

        var json = await TwilioApiClient.ReadAsync(response);
        Assert.Multiple(() =>
        {
            Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
            Assert.That(json.GetProperty("code").GetInt32(), Is.EqualTo(code));
            Assert.That(json.GetProperty("status").GetInt32(), Is.EqualTo(400));
            Assert.That(json.GetProperty("message").GetString(), Is.Not.Empty);
            Assert.That(json.GetProperty("more_info").GetString(), Is.EqualTo($"https://www.twilio.com/docs/errors/{code}"));
            Assert.That(_twilio.Journal.Messages.Total, Is.Zero);
        });
    }

    [TestCase(1600, 201)]
    [TestCase(1601, 400)]
    public async Task Create_TakesSixteenHundredCharacters(int length, int status)
    {
        using var response = await _api.SendMessageAsync(Ana, new string('a', length));

        Assert.That((int)response.StatusCode, Is.EqualTo(status));
    }

    [TestCase("To=whatsapp%3ABR.ab12&From=whatsapp%3A%2B14155238886&Body=x", "^SM", "queued")]
    [TestCase("To=%2B5511999990000&From=%2B14155238886&Body=x", "^SM", "queued")]
    [TestCase(Pair + "&MediaUrl=https%3A%2F%2Fa.example%2F1", "^MM", "queued")]
    [TestCase(Pair + "&ContentSid=" + Template, "^MM", "queued")]
    [TestCase("To=whatsapp%3A%2B5511999990000&MessagingServiceSid=MG00000000000000000000000000000001&Body=x", "^SM", "accepted")]
    public async Task Create_TakesEveryKindOfMessage(string form, string sid, string firstStatus)
    {
        using var response = await _api.SendAsync(form);

        var json = await TwilioApiClient.ReadAsync(response);
        Assert.That(json.GetProperty("sid").GetString(), Does.Match(sid));
        Assert.That(json.GetProperty("status").GetString(), Is.EqualTo(firstStatus));
    }

    [Test]
    public async Task Create_FromATemplate_FillsItsVariables()
    {
        var variables = Uri.EscapeDataString("""{"1":"Ana","2":"10h"}""");

        using var response = await _api.SendAsync($"{Pair}&ContentSid={Template}&ContentVariables={variables}");

        Assert.That((await TwilioApiClient.ReadAsync(response)).GetProperty("body").GetString(), Is.EqualTo("Olá Ana, são 10h"));
    }

    [TestCase(EmulatorDefaults.AccountSid, "wrong", 401)]
    [TestCase("AC00000000000000000000000000000002", EmulatorDefaults.AuthToken, 401)]
    [TestCase("SK00000000000000000000000000000001", "key-secret", 201)]
    [TestCase("SK00000000000000000000000000000001", "wrong", 401)]
    public async Task Create_ChecksCredentials(string user, string password, int status)
    {
        using var other = new TwilioApiClient(_twilio, user, password);

        using var response = await other.SendMessageAsync(Ana, "oi");

        Assert.That((int)response.StatusCode, Is.EqualTo(status));
    }

    [Test]
    public async Task Create_ForAnotherAccount_IsRefused()
    {
        using var response = await _api.SendAsync(
            Pair + "&Body=x", "/2010-04-01/Accounts/AC00000000000000000000000000000009/Messages.json");

        Assert.That((await TwilioApiClient.ReadAsync(response)).GetProperty("code").GetInt32(), Is.EqualTo(20003));
    }

    [Test]
    public async Task Journal_KeepsWhatWasAcceptedInOrder()
    {
        await _api.SendForSidAsync(Ana, "one", "http://127.0.0.1:9/webhook/status?part=1");
        await _api.SendForSidAsync(Bia, "two");

        var messages = await _twilio.WaitForMessagesAsync(2, TimeSpan.FromSeconds(10));

        Assert.That(
            messages.Select(m => (m.Sequence, m.To, m.From, m.Body, m.StatusCallback, m.CreatedAt)),
            Is.EqualTo(
            [
                (1L, Ana, EmulatorDefaults.Sender, "one", "http://127.0.0.1:9/webhook/status?part=1", _clock.GetUtcNow()),
                (2L, Bia, EmulatorDefaults.Sender, "two", (string?)null, _clock.GetUtcNow()),
            ]));
    }

    [Test]
    public async Task Fetch_TellsTheStatusReached()
    {
        var sid = await _api.SendForSidAsync(Ana, "oi");

        var json = await _api.GetJsonAsync(TwilioApiClient.PathOf(sid));

        Assert.That(json.GetProperty("status").GetString(), Is.EqualTo("read"));
        Assert.That(json.GetProperty("date_sent").GetString(), Is.EqualTo("Wed, 04 Mar 2026 05:06:07 +0000"));
    }

    [Test]
    public async Task Delete_TakesTheMessageAway()
    {
        var sid = await _api.SendForSidAsync(Ana, "oi");

        using var deleted = await _api.DeleteAsync(TwilioApiClient.PathOf(sid));
        using var again = await _api.DeleteAsync(TwilioApiClient.PathOf(sid));
        using var fetched = await _api.GetAsync(TwilioApiClient.PathOf(sid));

        Assert.That(deleted.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That(again.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(fetched.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await _api.GetJsonAsync(TwilioApiClient.Collection)).GetProperty("messages").GetArrayLength(), Is.Zero);
    }

    [TestCase("Body=", 200, "")]
    [TestCase("Body=other", 400, "secret")]
    public async Task Update_RedactsTheText(string form, int status, string body)
    {
        var sid = await _api.SendForSidAsync(Ana, "secret");

        using var response = await _api.SendAsync(form, TwilioApiClient.PathOf(sid));

        Assert.That((int)response.StatusCode, Is.EqualTo(status));
        Assert.That((await _api.GetJsonAsync(TwilioApiClient.PathOf(sid))).GetProperty("body").GetString(), Is.EqualTo(body));
    }

    [TestCase("?To=whatsapp%3A%2B5511999990000", "3,1")]
    [TestCase("?To=whatsapp%3A%2B5511888880000", "2")]
    [TestCase("?To=whatsapp%3A%2B15550000000", "")]
    [TestCase("?From=whatsapp%3A%2B14155238886", "3,2,1")]
    [TestCase("?From=%2B14155238886", "")]
    [TestCase("?DateSent=2026-03-05", "2")]
    [TestCase("?DateSent%3E=2026-03-05", "3,2")]
    [TestCase("?DateSent%3C=2026-03-05", "2,1")]
    [TestCase("?DateSent%3E=2026-03-05T05:06:07Z", "3,2")]
    [TestCase("?DateSent%3E=2026-03-05T05:06:08Z", "3")]
    [TestCase("?DateSent%3C=2026-03-05T05:06:06Z", "1")]
    [TestCase("?DateSent%3E=Thu%2C%2005%20Mar%202026%2005%3A06%3A07%20%2B0000", "3,2")]
    [TestCase("?To=whatsapp%3A%2B5511999990000&DateSent%3E=2026-03-05", "3")]
    public async Task List_FiltersNewestFirst(string query, string bodies)
    {
        await _api.SendForSidAsync(Ana, "1");
        _clock.Advance(TimeSpan.FromDays(1));
        await _api.SendForSidAsync(Bia, "2");
        _clock.Advance(TimeSpan.FromDays(1));
        await _api.SendForSidAsync(Ana, "3");

        var page = await _api.GetJsonAsync(TwilioApiClient.Collection + query);

        Assert.That(Bodies(page), Is.EqualTo(bodies));
    }

    [TestCase("?PageSize=0")]
    [TestCase("?PageSize=1001")]
    [TestCase("?DateSent=soon")]
    [TestCase("?PageToken=x")]
    public async Task List_WhenTheQueryIsWrong_Refuses(string query)
    {
        using var response = await _api.GetAsync(TwilioApiClient.Collection + query);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [Test]
    public async Task List_FollowedByItsNextPages_GivesEachMessageOnce()
    {
        await _api.SendForSidAsync(Ana, "1");
        await _api.SendForSidAsync(Ana, "2");
        await _api.SendForSidAsync(Ana, "3");

        var first = await _api.GetJsonAsync($"{TwilioApiClient.Collection}?PageSize=2&To={Uri.EscapeDataString(Ana)}");
        await _api.SendForSidAsync(Ana, "4");
        var second = await _api.GetJsonAsync(first.GetProperty("next_page_uri").GetString()!);

        Assert.Multiple(() =>
        {
            Assert.That(Bodies(first), Is.EqualTo("3,2"));
            Assert.That(first.GetProperty("previous_page_uri").ValueKind, Is.EqualTo(JsonValueKind.Null));
            Assert.That(first.GetProperty("page_size").GetInt32(), Is.EqualTo(2));
            Assert.That(first.GetProperty("end").GetInt32(), Is.EqualTo(1));
            Assert.That(Bodies(second), Is.EqualTo("1"));
            Assert.That(second.GetProperty("page").GetInt32(), Is.EqualTo(1));
            Assert.That(second.GetProperty("start").GetInt32(), Is.EqualTo(2));
            Assert.That(second.GetProperty("next_page_uri").ValueKind, Is.EqualTo(JsonValueKind.Null));
        });
    }

    [TestCase("GET", "/2010-04-01/Accounts/AC00000000000000000000000000000001/Calls.json")]
    [TestCase("GET", "/nothing")]
    [TestCase("GET", "/2010-04-01/Accounts/AC00000000000000000000000000000001/Messages/SM1.json")]
    public async Task UnknownResource_IsNotFound(string method, string path)
    {
        using var response = await _api.GetAsync(path);

        Assert.That((await TwilioApiClient.ReadAsync(response)).GetProperty("code").GetInt32(), Is.EqualTo(20404), method);
    }

    [Test]
    public async Task Sids_OfOneRun_AreUnique()
    {
        var sids = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => _api.SendForSidAsync(Ana, "oi")));

        Assert.That(sids, Is.Unique);
        Assert.That(sids, Has.All.Matches<string>(SidForm().IsMatch));
    }

    [GeneratedRegex("^SM[0-9a-f]{32}$")]
    private static partial Regex SidForm();

    private static string Bodies(JsonElement page) =>
        string.Join(',', page.GetProperty("messages").EnumerateArray().Select(message => message.GetProperty("body").GetString()));
}
