using CryptoLock.Emulators;

namespace CryptoLock.LoadTests.Acknowledgement;

/// <summary>What is measured: how to start it.</summary>
/// <param name="Command">The program and its arguments.</param>
/// <param name="Environment">Its settings.</param>
internal sealed record AckTarget(IReadOnlyList<string> Command, IReadOnlyDictionary<string, string?> Environment)
{
    // Nobody listens there: no model or channel is to be reached while only acknowledgements are measured.
    private const string Nowhere = "http://127.0.0.1:9";

    /// <summary>The reference: bare Kestrel, signature, durable insert in groups.</summary>
    /// <param name="postgreSql">Where to insert; null for a SQLite file.</param>
    public static AckTarget Reference(string? postgreSql) => new(
        ["dotnet", typeof(AckTarget).Assembly.Location, "reference"],
        new Dictionary<string, string?>
        {
            [ReferenceServer.PostgreSqlKey] = postgreSql,
            ["DOTNET_ENVIRONMENT"] = "Production",

            // The service's own runtime settings: without the first, a server on one core is not yet compiled when the warm-up ends.
            ["DOTNET_TC_CallCountingDelayMs"] = "A",
            ["DOTNET_ThreadPool_UnfairSemaphoreSpinLimit"] = "0",
        });

    /// <summary>The service, as published, in Production.</summary>
    /// <param name="program">The published program.</param>
    /// <param name="postgreSql">Its store; null for a SQLite file.</param>
    public static AckTarget Service(string program, string? postgreSql) => new(
        program.EndsWith(".dll", StringComparison.Ordinal) ? ["dotnet", program] : [program],
        new Dictionary<string, string?>
        {
            ["DOTNET_ENVIRONMENT"] = "Production",
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["TWILIO_ACCOUNT_SID"] = EmulatorDefaults.AccountSid,
            ["TWILIO_AUTH_TOKEN"] = EmulatorDefaults.AuthToken,
            ["TWILIO_WHATSAPP_NUMBER"] = EmulatorDefaults.Sender,
            ["GEMINI_API_KEY"] = EmulatorDefaults.GeminiApiKey,
            ["ADMIN_API_KEY"] = "an-admin-key-for-tests-0123456789",
            ["PUBLIC_BASE_URL"] = SignedForms.PublicUrl,
            ["Twilio__ApiBaseUrl"] = Nowhere,
            ["Gemini__BaseUrl"] = Nowhere,
            ["Storage__Provider"] = postgreSql is null ? "Sqlite" : "PostgreSql",
            ["ConnectionStrings__Storage"] = postgreSql,

            // A round ends before the first answer is due.
            ["Conversation__QuietPeriod"] = "00:01:00",
            ["Conversation__UnfinishedQuietPeriod"] = "00:01:00",
            ["Conversation__QuietPeriodCap"] = "00:05:00",
            ["Conversation__ReassureAfter"] = "00:00:00",
            ["Conversation__AlarmAfter"] = "00:00:00",
            ["Conversation__PersonAlarmAfter"] = "00:00:00",
        });
}
