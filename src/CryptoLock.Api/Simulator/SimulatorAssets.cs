using System.Collections.Frozen;
using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace CryptoLock.Api.Simulator;

/// <summary>The page's files, which travel inside the assembly.</summary>
internal static class SimulatorAssets
{
    public const string Page = "index.html";

    private const string ResourcePrefix = "simulator/";

    private static readonly FrozenDictionary<string, string> ContentTypes = new Dictionary<string, string>
    {
        [".html"] = "text/html; charset=utf-8",
        [".css"] = "text/css; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".svg"] = "image/svg+xml",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, SimulatorAsset> All = Load();

    public static IEnumerable<string> Names => All.Keys;

    /// <summary>A file by its exact name; null when there is none.</summary>
    public static SimulatorAsset? Find(string name) => All.GetValueOrDefault(name);

    private static FrozenDictionary<string, SimulatorAsset> Load() =>
        typeof(SimulatorAssets).Assembly.GetManifestResourceNames()
            .Where(resource => resource.StartsWith(ResourcePrefix, StringComparison.Ordinal))
            .ToFrozenDictionary(resource => resource[ResourcePrefix.Length..], Read, StringComparer.Ordinal);

    private static SimulatorAsset Read(string resource)
    {
        using var stream = typeof(SimulatorAssets).Assembly.GetManifestResourceStream(resource)!;
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 12))}\"");
        return new SimulatorAsset(content, ContentTypes[Path.GetExtension(resource)], tag);
    }
}

/// <summary>One file of the page.</summary>
/// <param name="Content">Its bytes.</param>
/// <param name="ContentType">Its media type.</param>
/// <param name="Tag">Changes whenever the bytes do.</param>
internal sealed record SimulatorAsset(byte[] Content, string ContentType, EntityTagHeaderValue Tag);
