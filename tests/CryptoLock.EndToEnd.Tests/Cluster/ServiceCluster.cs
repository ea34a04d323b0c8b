using CryptoLock.Emulators.Gemini;
using CryptoLock.Emulators.Twilio;
using CryptoLock.EndToEnd.Tests.Faults;
using CryptoLock.Testing.Servers;

namespace CryptoLock.EndToEnd.Tests.Cluster;

/// <summary>Several real processes behind a real nginx on one real store, with Twilio and Gemini emulated.</summary>
internal sealed class ServiceCluster : IAsyncDisposable
{
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(50);

    private static readonly Dictionary<string, string?> OfEachInstance = new()
    {
        ["Webhook__KnownProxies"] = "127.0.0.1",
        ["Gemini__ProbeOnStart"] = "false",

        // Less work at each start: code is not compiled a second time, better.
        ["DOTNET_TieredPGO"] = "0",
        ["DOTNET_TC_CallCountingDelayMs"] = "FFFF",
        ["DOTNET_GCgen0size"] = "4000000",

        // As the product is delivered: how soon others go on is a promise of its defaults.
        ["Conversation__SweepInterval"] = null,
        ["Conversation__SettleDelay"] = null,
    };

    private ServiceCluster(TwilioEmulator twilio, GeminiEmulator gemini, IStoreServer store, ClusterOptions options)
    {
        (Twilio, Gemini, Store) = (twilio, gemini, store);
        List<Uri> urls = [.. Enumerable.Range(0, options.Instances).Select(_ => ServiceProcess.FreeUrl())];
        Nginx = NginxServer.Start(Path.Combine(Repository.Root, "deploy", "nginx"), urls);
        Customer = new TwilioWebhookClient(new TwilioWebhookClientOptions { ServiceUrl = Nginx.Url });
        Instances = [.. urls.Select(url => Instance(url, options))];
    }

    public TwilioEmulator Twilio { get; }

    public GeminiEmulator Gemini { get; }

    public IStoreServer Store { get; }

    public NginxServer Nginx { get; }

    /// <summary>Customers, who reach the instances through nginx.</summary>
    public TwilioWebhookClient Customer { get; }

    public IReadOnlyList<ClusterInstance> Instances { get; }

    public static async Task<ServiceCluster> StartAsync(ClusterOptions options)
    {
        var cluster = await PrepareAsync(options);
        try
        {
            await Task.WhenAll(cluster.Instances.Select(instance => instance.StartAsync()));
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    /// <summary>Everything but the instances.</summary>
    public static async Task<ServiceCluster> PrepareAsync(ClusterOptions options)
    {
        var gemini = await GeminiEmulator.StartAsync(new GeminiEmulatorOptions { Latency = options.ModelLatency });
        gemini.RespondWith(EchoingModel.Answer);
        return new(await TwilioEmulator.StartAsync(), gemini, await StoreServers.StartAsync(options.Store), options);
    }

    /// <summary>Customers who reach one instance without nginx.</summary>
    public TwilioWebhookClient CustomerOf(ClusterInstance instance) =>
        new(new TwilioWebhookClientOptions { ServiceUrl = instance.Url, PublicUrl = Nginx.Url });

    /// <summary>Waits until nothing from before a moment is open, and tells whether it came to that.</summary>
    public async Task<bool> RestAsync(DateTimeOffset before, TimeSpan patience)
    {
        var clock = TimeProvider.System;
        var since = clock.GetTimestamp();
        while (await Store.CountOpenAsync(before) > 0)
        {
            if (clock.GetElapsedTime(since) > patience)
            {
                return false;
            }

            await Task.Delay(Glance, clock);
        }

        return true;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var instance in Instances)
        {
            await instance.DisposeAsync();
        }

        Customer.Dispose();
        Nginx.Dispose();
        Store.Dispose();
        await Twilio.DisposeAsync();
        await Gemini.DisposeAsync();
    }

    private ClusterInstance Instance(Uri url, ClusterOptions options)
    {
        var wire = TcpProxy.To(Store.Port);
        var settings = Settings.Merge(
            Desk.SettingsFor(Nginx.Url, Twilio, Gemini), Store.SettingsThrough(wire.Port), OfEachInstance, options.Settings);
        return new(url, wire, settings, options.Service);
    }
}
