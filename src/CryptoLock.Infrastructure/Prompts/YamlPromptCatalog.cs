using CryptoLock.Application.Common;
using CryptoLock.Application.Ports;
using CryptoLock.Application.Prompts;
using CryptoLock.Infrastructure.Languages;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CryptoLock.Infrastructure.Prompts;

/// <summary>
/// The prompt files, loaded at start and looked at again every few seconds. By polling: file events do not travel over network
/// and container mounts. A change counts once it has been the same for two looks, so that a file is not read half written.
/// </summary>
internal sealed partial class YamlPromptCatalog(
    IOptions<PromptOptions> options,
    IOptions<LanguageOptions> languages,
    IHostEnvironment environment,
    TimeProvider clock,
    ILogger<YamlPromptCatalog> logger) : IPromptCatalog, IHostedService, IDisposable
{
    private readonly Lock _lock = new();
    private ITimer? _timer;
    private volatile PromptState? _state;
    private FileStamp[] _seen = [];

    public AssistantPrompt Active => State.Prompt;

    /// <summary>The last good version, and what is wrong with a later one.</summary>
    /// <exception cref="StartupException">There is no good version yet.</exception>
    public PromptState State => _state ?? LoadFirst();

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _ = State;
        var interval = options.Value.ReloadInterval;
        if (interval > TimeSpan.Zero)
        {
            _timer = clock.CreateTimer(_ => Refresh(), null, interval, interval);
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        _timer?.Dispose();
        return Task.CompletedTask;
    }

    public void Dispose() => _timer?.Dispose();

    private PromptState LoadFirst()
    {
        lock (_lock)
        {
            return _state ??= LoadOrThrow();
        }
    }

    private PromptState LoadOrThrow()
    {
        string[] roots = [Environment.CurrentDirectory, environment.ContentRootPath, AppContext.BaseDirectory];
        var path = PromptPath.Resolve(options.Value, roots);
        var load = new PromptLoader(languages.Value).Load(path);
        if (load.Prompt is not { } prompt)
        {
            throw new StartupException(
                $"The prompt cannot be used. {load.Problem!.Message} See Prompts:Directory and Prompts:Active.", load.Problem);
        }

        LogLoaded(prompt.Name, prompt.ContentHash, prompt.Documents.Count);
        return new(path, prompt, null, load.Files);
    }

    private void Refresh()
    {
        lock (_lock)
        {
            try
            {
                RefreshFrom(State);
            }
            catch (Exception exception)
            {
                // An exception that leaves a timer ends the process.
                LogFailed(exception);
            }
        }
    }

    private void RefreshFrom(PromptState state)
    {
        FileStamp[] now = [.. state.Files.Select(f => FileStamp.Take(f.Path))];
        var isStill = now.SequenceEqual(_seen);
        _seen = now;
        if (isStill && !now.SequenceEqual(state.Files))
        {
            _state = Reload(state);
        }
    }

    private PromptState Reload(PromptState state)
    {
        var load = new PromptLoader(languages.Value).Load(state.Path);
        if (load.Prompt is not { } prompt)
        {
            LogKept(state.Prompt.Name, state.Prompt.ContentHash, load.Problem!.Message);
            return state with { Problem = load.Problem.Message, Files = load.Files };
        }

        if (prompt.ContentHash != state.Prompt.ContentHash || state.Problem is not null)
        {
            LogReloaded(prompt.Name, prompt.ContentHash, prompt.Documents.Count);
        }

        return new(state.Path, prompt, null, load.Files);
    }

    [LoggerMessage(2150, LogLevel.Information, "Prompt {Name} loaded, content {Hash}, {Documents} documents")]
    private partial void LogLoaded(string name, string hash, int documents);

    [LoggerMessage(2151, LogLevel.Information, "Prompt {Name} changed and reloaded, content {Hash}, {Documents} documents")]
    private partial void LogReloaded(string name, string hash, int documents);

    [LoggerMessage(2152, LogLevel.Error, "Prompt {Name} changed but cannot be used; content {Hash} stays. {Problem}")]
    private partial void LogKept(string name, string hash, string problem);

    [LoggerMessage(2153, LogLevel.Error, "Looking at the prompt's files failed; the last good version stays")]
    private partial void LogFailed(Exception exception);
}
