using System.Globalization;
using StackExchange.Redis;

namespace CryptoLock.Infrastructure.Persistence.Redis;

/// <summary>Fields of a hash on their way in: those with a value, and those that must not be there.</summary>
internal sealed class RedisFields
{
    private readonly List<string> _present = [];
    private readonly List<string> _absent = [];

    /// <summary>Names and values, one after the other.</summary>
    public IReadOnlyList<string> Present => _present;

    public IReadOnlyList<string> Absent => _absent;

    public RedisFields Add(string name, string? value)
    {
        if (value is null)
        {
            _absent.Add(name);
        }
        else
        {
            _present.AddRange([name, value]);
        }

        return this;
    }

    public RedisFields Add(string name, long? value) => Add(name, value?.ToString(CultureInfo.InvariantCulture));

    public RedisFields Add(string name, DateTimeOffset? at) => Add(name, RedisTime.Write(at));

    public static long? Number(RedisValue value) => value.IsNull ? null : (long)value;

    public static DateTimeOffset? Time(RedisValue value) => RedisTime.Read(Number(value));

    public static T? Choice<T>(RedisValue value)
        where T : struct, Enum => value.IsNull ? null : Enum.Parse<T>((string)value!);

    public static Guid? Id(RedisValue value) => value.IsNull ? null : Guid.Parse((string)value!);
}
