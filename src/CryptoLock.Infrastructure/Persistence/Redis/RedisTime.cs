namespace CryptoLock.Infrastructure.Persistence.Redis;

/// <summary>
/// Times as ticks since 2020. Redis ranks and Lua calculates with doubles, which hold them exactly until 2048 and to two ticks until
/// 2077; ticks since the year 1 would be off by 13 microseconds.
/// </summary>
internal static class RedisTime
{
    private static readonly DateTimeOffset Zero = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static long Write(DateTimeOffset at) => at.UtcTicks - Zero.UtcTicks;

    public static long? Write(DateTimeOffset? at) => at is { } value ? Write(value) : null;

    public static DateTimeOffset Read(long ticks) => Zero.AddTicks(ticks);

    public static DateTimeOffset? Read(long? ticks) => ticks is { } value ? Read(value) : null;
}
