using System.Globalization;
using CryptoLock.Domain.Delivery;

namespace CryptoLock.Infrastructure.Persistence.Redis;

/// <summary>Where a message to the customer is found: its position, its time and the names of its parts, as one text.</summary>
internal static class RedisPlace
{
    public static string Write(OutboundMessageState message, IEnumerable<MessagePartState> parts)
    {
        var names = string.Join(' ', parts.Select(p => RedisKeys.Name(p.Id.Value)));
        return string.Create(CultureInfo.InvariantCulture, $"{message.Position} {RedisTime.Write(message.At)} {names}");
    }

    public static int ReadPosition(string place) => int.Parse(place.AsSpan(0, place.IndexOf(' ')), CultureInfo.InvariantCulture);
}
