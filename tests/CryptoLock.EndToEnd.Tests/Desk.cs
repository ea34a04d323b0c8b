using CryptoLock.Emulators;
using CryptoLock.Emulators.Gemini;
using CryptoLock.Emulators.Twilio;
using Microsoft.Data.Sqlite;

namespace CryptoLock.EndToEnd.Tests;

/// <summary>The whole desk: the service in Production, with Twilio and Gemini replaced by servers that speak their HTTP.</summary>
internal sealed class Desk : IAsyncDisposable
{
    public const string AdminKey = "an-admin-key-for-tests-0123456789";
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Dictionary<string, string?> _environment;
    private readonly SocketsHttpHandler _handler = new();
    private readonly string? _service;

    private Desk(TwilioEmulator twilio, GeminiEmulator gemini, Uri url, IReadOnlyDictionary<string, string?>? overrides, string? service)
    {
        (Twilio, Gemini, Url, _service) = (twilio, gemini, url, service);
        Folder = Directory.CreateTempSubdirectory("cryptolock-desk-").FullName;
        _environment = SettingsFor(url, twilio, gemini);
        foreach (var (key, value) in overrides ?? new Dictionary<string, string?>())
        {
            _environment[key] = value;
        }

        Customer = new TwilioWebhookClient(new TwilioWebhookClientOptions { ServiceUrl = url });
        Http = new HttpMessageInvoker(_handler);
    }

    public TwilioEmulator Twilio { get; }

    public GeminiEmulator Gemini { get; }

    public TwilioWebhookClient Customer { get; }

    public HttpMessageInvoker Http { get; }

    public ServiceProcess Service { get; private set; } = null!;

    public Uri Url { get; }

    public string Folder { get; }

    public string Database => Path.Combine(Folder, "data", "cryptolock.db");

    /// <summary>What a service needs to know of a desk, paced for tests.</summary>
    public static Dictionary<string, string?> SettingsFor(Uri url, TwilioEmulator twilio, GeminiEmulator gemini) => new()
    {
        ["DOTNET_ENVIRONMENT"] = "Production",
        ["ASPNETCORE_ENVIRONMENT"] = "Production",
        ["TWILIO_ACCOUNT_SID"] = EmulatorDefaults.AccountSid,
        ["TWILIO_AUTH_TOKEN"] = EmulatorDefaults.AuthToken,
        ["TWILIO_WHATSAPP_NUMBER"] = EmulatorDefaults.Sender,
        ["GEMINI_API_KEY"] = EmulatorDefaults.GeminiApiKey,
        ["ADMIN_API_KEY"] = AdminKey,
        ["PUBLIC_BASE_URL"] = url.GetLeftPart(UriPartial.Authority),
        ["Twilio__ApiBaseUrl"] = twilio.BaseAddress.ToString(),
        ["Twilio__MessagesPerSecond"] = "1000",
        ["Gemini__BaseUrl"] = gemini.BaseAddress.ToString(),
        ["Conversation__QuietPeriod"] = "00:00:00.2",
        ["Conversation__UnfinishedQuietPeriod"] = "00:00:00.3",
        ["Conversation__RateLimitPerMinute"] = "0",
        ["Conversation__LoopWindow"] = "00:00:00",
        ["Conversation__SettleDelay"] = "00:00:00.5",
        ["Conversation__SweepInterval"] = "00:00:01",
    };

    public static async Task<Desk> OpenAsync(
        IReadOnlyDictionary<string, string?>? overrides = null, GeminiEmulatorOptions? gemini = null, TwilioEmulatorOptions? twilio = null)
    {
        var desk = await PrepareAsync(overrides, gemini, twilio);
        await desk.StartServiceAsync();
        return desk;
    }

    /// <summary>Everything but the service, which is started later.</summary>
    /// <param name="overrides">Settings besides the usual ones.</param>
    /// <param name="gemini">How Gemini behaves.</param>
    /// <param name="twilio">How Twilio behaves.</param>
    /// <param name="service">Another build of the service than the usual one.</param>
    public static async Task<Desk> PrepareAsync(
        IReadOnlyDictionary<string, string?>? overrides = null, GeminiEmulatorOptions? gemini = null, TwilioEmulatorOptions? twilio = null,
        string? service = null) =>
        new(await TwilioEmulator.StartAsync(twilio ?? new()), await GeminiEmulator.StartAsync(gemini ?? new()),
            ServiceProcess.FreeUrl(), overrides, service);

    public async Task StartServiceAsync()
    {
        Launch();
        await Service.WaitUntilReadyAsync();
    }

    /// <summary>Starts the service and does not wait for it.</summary>
    public ServiceProcess Launch(IReadOnlyDictionary<string, string?>? more = null) =>
        Service = ServiceProcess.Launch(Folder, Url, new Dictionary<string, string?>([.. _environment, .. more ?? new Dictionary<string, string?>()]), _service);

    public async Task<HttpResponseMessage> ApiAsync(HttpMethod method, string path, string? key = AdminKey)
    {
        using var request = new HttpRequestMessage(method, new Uri(Url, path));
        if (key is not null)
        {
            request.Headers.Add("X-Api-Key", key);
        }

        return await Http.SendAsync(request, CancellationToken.None);
    }

    public async Task<long> ScalarAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={Database};Mode=ReadOnly");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>Waits until a count in the store is as expected.</summary>
    public async Task<long> WaitForAsync(string sql, long expected)
    {
        using var limit = new CancellationTokenSource(Patience);
        long found;
        while ((found = await ScalarAsync(sql)) != expected && !limit.IsCancellationRequested)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(25), TimeProvider.System);
        }

        return found;
    }

    /// <summary>Waits a minute at most until every message has an outcome and every part has left.</summary>
    /// <returns>How many still have not.</returns>
    public async Task<long> RestAsync()
    {
        const string Open =
            "SELECT (SELECT count(*) FROM messages WHERE direction = 'in' AND outcome_kind IS NULL) + (SELECT count(*) FROM parts WHERE status < 2)";
        var open = await WaitForAsync(Open, 0);
        return open == 0 ? 0 : await WaitForAsync(Open, 0);
    }

    public async ValueTask DisposeAsync()
    {
        await Service.DisposeAsync();
        Customer.Dispose();
        Http.Dispose();
        _handler.Dispose();
        await Twilio.DisposeAsync();
        await Gemini.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
    }
}
