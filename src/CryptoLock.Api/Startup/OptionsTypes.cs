using System.Reflection;
using Microsoft.Extensions.Options;

namespace CryptoLock.Api.Startup;

/// <summary>The options classes of the service: types named <c>…Options</c> with a constant <c>SectionName</c>.</summary>
internal static class OptionsTypes
{
    private const string Prefix = "CryptoLock.";

    /// <summary>All of them, with their sections, in the order of the sections.</summary>
    public static IReadOnlyList<(Type Type, string Section)> FindAll() =>
    [
        .. Assemblies(typeof(OptionsTypes).Assembly)
            .Distinct()
            .SelectMany(assembly => assembly.GetTypes())
            .Where(type => type is { IsClass: true } && type.Name.EndsWith("Options", StringComparison.Ordinal))
            .Select(type => (Type: type, Section: SectionOf(type)))
            .Where(found => found.Section is not null)
            .Select(found => (found.Type, found.Section!))
            .OrderBy(found => found.Item2, StringComparer.Ordinal),
    ];

    /// <summary>Reads options, which runs their validators the first time; from then on they stay what they are.</summary>
    /// <param name="services">Where they are registered.</param>
    /// <param name="type">The options class.</param>
    public static void Read(IServiceProvider services, Type type)
    {
        var options = typeof(IOptions<>).MakeGenericType(type);
        options.GetProperty(nameof(IOptions<>.Value))!.GetValue(
            services.GetRequiredService(options), BindingFlags.DoNotWrapExceptions, null, null, null);
    }

    private static string? SectionOf(Type type) =>
        type.GetField("SectionName", BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static)?.GetRawConstantValue() as string;

    private static IEnumerable<Assembly> Assemblies(Assembly root) => root
        .GetReferencedAssemblies()
        .Where(name => name.Name!.StartsWith(Prefix, StringComparison.Ordinal))
        .SelectMany(name => Assemblies(Assembly.Load(name)))
        .Prepend(root);
}
