using CryptoLock.Api.Configuration;

namespace CryptoLock.Api.Startup;

/// <summary>Starts the service and keeps it running.</summary>
internal static class ServiceHost
{
    private const int StartFailed = 1;

    /// <summary>Runs until the process is asked to stop.</summary>
    /// <param name="args">Command-line settings, such as <c>--environment=Production</c>.</param>
    /// <param name="error">Gets one message when the start fails for an expected reason.</param>
    /// <returns>The exit code: 0 after an orderly stop, 1 when the start failed.</returns>
    public static async Task<int> RunAsync(string[] args, TextWriter error)
    {
        try
        {
            DotEnvFile.Load(Directory.GetCurrentDirectory());
            await using var app = Build(args);
            await StartAsync(app);
            await app.WaitForShutdownAsync();
            return 0;
        }
        catch (Exception exception) when (StartupFailure.Explain(exception) is { } message)
        {
            await error.WriteLineAsync(message);
            return StartFailed;
        }
    }

    private static async Task StartAsync(WebApplication app)
    {
        try
        {
            await app.StartAsync();
        }
        catch
        {
            // Background work that did start ends in an orderly way, so that only the reason is told.
            await app.StopAsync();
            throw;
        }
    }

    private static WebApplication Build(string[] args)
    {
        // The settings lie beside the program, wherever it is started from.
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        var settings = SettingsFilter.ApplyTo(builder.Configuration);
        ConfigurationAliases.ApplyTo(builder.Configuration);
        var mode = RunMode.From(builder.Configuration, builder.Environment);

        builder.AddHost(mode);
        builder.Services.AddFeatures(builder.Configuration, mode);

        StartupCheck.Run(builder.Services, builder.Configuration, settings, mode);

        var app = builder.Build();
        KeepOptions(app.Services);
        RunModeAnnouncement.Log(app.Logger, mode);
        app.UsePipeline(mode);
        return app;
    }

    /// <summary>Reads all options before a file that is edited while the service runs can reach those that nobody asked for yet.</summary>
    private static void KeepOptions(IServiceProvider services)
    {
        foreach (var (type, _) in OptionsTypes.FindAll())
        {
            OptionsTypes.Read(services, type);
        }
    }
}
