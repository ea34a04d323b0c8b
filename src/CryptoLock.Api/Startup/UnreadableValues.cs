using System.Collections;
using System.ComponentModel;
using System.Reflection;
using CryptoLock.Api.Configuration;

namespace CryptoLock.Api.Startup;

/// <summary>
/// Finds configured values that their option cannot take, such as a word for a number. The binder would stop at the first.
/// </summary>
internal static class UnreadableValues
{
    /// <summary>All such values of an options class. The values themselves are not told: they may be secrets.</summary>
    /// <param name="type">The options class.</param>
    /// <param name="section">Its configuration section.</param>
    public static IEnumerable<ConfigurationFailure> Find(Type type, IConfigurationSection section) => type
        .GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .SelectMany(property => FindIn(property.PropertyType, section.GetSection(property.Name)));

    private static IEnumerable<ConfigurationFailure> FindIn(Type type, IConfigurationSection section)
    {
        var target = Nullable.GetUnderlyingType(type) ?? type;
        if (IsNested(target))
        {
            return FindMisplaced(section).Concat(Find(target, section));
        }

        if (target != typeof(string) && target.IsAssignableTo(typeof(IEnumerable)))
        {
            // A list may also come as one text with commas; a dictionary may not.
            var misplaced = target.IsAssignableTo(typeof(IDictionary)) ? FindMisplaced(section) : [];
            return misplaced.Concat(section.GetChildren().SelectMany(entry => FindIn(target.GenericTypeArguments[^1], entry)));
        }

        return IsValue(target) && section.Value is { Length: > 0 } value && !CanConvert(target, value)
            ? [new(section.Path, $"cannot be read: set {Expected(target)}.")]
            : [];
    }

    private static IEnumerable<ConfigurationFailure> FindMisplaced(IConfigurationSection section) =>
        section.Value is { Length: > 0 } ? [new(section.Path, "has no value of its own: set the keys below it.")] : [];

    private static bool IsNested(Type type) =>
        type.IsClass && type.Namespace?.StartsWith("CryptoLock.", StringComparison.Ordinal) == true;

    private static bool IsValue(Type type) => type.IsValueType || type == typeof(Uri);

    private static bool CanConvert(Type type, string value)
    {
        var converter = TypeDescriptor.GetConverter(type);
        return !converter.CanConvertFrom(typeof(string)) || converter.IsValid(value);
    }

    private static string Expected(Type type) => type switch
    {
        _ when type == typeof(TimeSpan) => "a time such as 00:00:01.5",
        _ when type == typeof(bool) => "true or false",
        _ when type == typeof(Uri) => "an address",
        { IsEnum: true } => $"one of {string.Join(", ", Enum.GetNames(type))}",
        _ => "a number",
    };
}
