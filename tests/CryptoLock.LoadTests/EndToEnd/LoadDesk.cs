using System.Text.Json;
using CryptoLock.Emulators;
using CryptoLock.EndToEnd.Tests;

namespace CryptoLock.LoadTests.EndToEnd;

/// <summary>The published service in Production and, in a process of their own, the emulators of Twilio and Gemini.</summary>
internal sealed class LoadDesk : IAsyncDisposable
{
    private readonly Dictionary<string, string?> _environment;
    private readonly string _program;
    private readonly ChildProcess _emulators;
    private readonly HttpClient _http = new(new SocketsHttpHandler());
    private ChildProcess? _service;

    private LoadDesk(LoadDeskOptions options, string program)
    {
        Folder = Directory.CreateTempSubdirectory("cryptolock-load-").FullName;
        (Url, _program) = (ServiceProcess.FreeUrl(), program);
        var (twilio, gemini) = (ServiceProcess.FreeUrl(), ServiceProcess.FreeUrl());
        _emulators = ChildProcess.Start(
            Folder,
            typeof(EmulatorDefaults).Assembly.Location,
            $"--twilio-port {twilio.Port} --gemini-port {gemini.Port} --quiet --echo --callback-delay 2ms "
            + $"--latency {options.ModelLatency.TotalMilliseconds}ms",
            new Dictionary<string, string?>());
        Emulators = new EmulatorClient(twilio, gemini);
        _environment = new Dictionary<string, string?>
        {
            ["DOTNET_ENVIRONMENT"] = "Production",
            ["ASPNETCORE_URLS"] = Url.ToString(),
            ["TWILIO_ACCOUNT_SID"] = EmulatorDefaults.AccountSid,
            ["TWILIO_AUTH_TOKEN"] = EmulatorDefaults.AuthToken,
            ["TWILIO_WHATSAPP_NUMBER"] = EmulatorDefaults.Sender,
            ["ADMIN_API_KEY"] = Desk.AdminKey,
            ["Api__RateLimit__PermitLimit"] = "100000",
            ["GEMINI_API_KEY"] = EmulatorDefaults.GeminiApiKey,
            ["PUBLIC_BASE_URL"] = Url.GetLeftPart(UriPartial.Authority),
            ["Twilio__ApiBaseUrl"] = twilio.ToString(),
            ["Twilio__MessagesPerSecond"] = "100000",
            ["Gemini__BaseUrl"] = gemini.ToString(),
            ["Conversation__QuietPeriod"] = options.QuietPeriod.ToString(),
            ["Conversation__UnfinishedQuietPeriod"] = options.QuietPeriod.ToString(),
            ["Conversation__RateLimitPerMinute"] = "0",
            ["Conversation__LoopWindow"] = "00:00:00",
        };
        foreach (var (key, value) in options.Settings)
        {
            _environment[key] = value;
        }
    }

    public string Folder { get; }

    public Uri Url { get; }

    public string Database => Path.Combine(Folder, "data", "cryptolock.db");

    public ChildProcess Service => _service ?? throw new InvalidOperationException("The service was not started.");

    public EmulatorClient Emulators { get; }

    /// <summary>Processor time of the emulators, in seconds.</summary>
    public double EmulatorSeconds => _emulators.ProcessorSeconds;

    /// <summary>Opens a desk whose service has found its store, as on any day but the first: making one wakes EF Core, which no message needs.</summary>
    /// <param name="options">How it is set up.</param>
    public static async Task<LoadDesk> OpenAsync(LoadDeskOptions options)
    {
        var desk = new LoadDesk(options, await options.Program);
        try
        {
            await desk._emulators.WaitForAsync(desk.Emulators.TwilioCounts);
            await desk.StartServiceAsync();
            await desk.StopServiceAsync();
            await desk.StartServiceAsync();
            return desk;
        }
        catch
        {
            await desk.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts the service, once more after <see cref="StopServiceAsync"/>.</summary>
    public async Task StartServiceAsync()
    {
        _service = ChildProcess.Start(Folder, _program, string.Empty, _environment);
        await Service.WaitForAsync(new Uri(Url, "/health/ready"));
    }

    public async Task StopServiceAsync()
    {
        await Service.DisposeAsync();
        _service = null;
    }

    /// <summary>How many customers' messages have no outcome, as the service tells it.</summary>
    public async Task<long> UnsettledAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Url, "/api/ledger/unsettled?olderThan=00:00:00&size=1"));
        request.Headers.Add("X-Api-Key", Desk.AdminKey);
        using var response = await _http.SendAsync(request);
        await using var body = await response.EnsureSuccessStatusCode().Content.ReadAsStreamAsync();
        using var page = await JsonDocument.ParseAsync(body);
        return page.RootElement.GetProperty("total").GetInt64();
    }

    public async ValueTask DisposeAsync()
    {
        if (_service is not null)
        {
            await _service.DisposeAsync();
        }

        await _emulators.DisposeAsync();
        Emulators.Dispose();
        _http.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
    }
}
