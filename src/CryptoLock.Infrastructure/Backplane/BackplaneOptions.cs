namespace CryptoLock.Infrastructure.Backplane;

/// <summary>How instances tell each other hints. None of it is needed for anything to be right.</summary>
public sealed class BackplaneOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string SectionName = "Backplane";

    /// <summary>The Redis server that carries the hints, such as <c>redis.example.com:6379,password=…</c>. Default null: there is no backplane.</summary>
    public string? Redis { get; set; }

    /// <summary>What the channel's name begins with, so that several installations can share a server. Default <c>cryptolock:</c>; not empty.</summary>
    public string ChannelPrefix { get; set; } = "cryptolock:";
}
