using System.Text.Json;
using CryptoLock.Application.Ports;
using CryptoLock.Domain.Delivery;

namespace CryptoLock.Infrastructure.Persistence.Redis;

internal sealed class RedisDeliveryLedger(RedisConnection redis) : IDeliveryLedger
{
    public async Task<DeliveryRecord?> RecordAsync(PartId partId, DeliveryReport report, CancellationToken cancellationToken)
    {
        var recorded = await redis.RunAsync(RedisScripts.Record, [Write(partId, report)], cancellationToken);
        return recorded.IsNull
            ? null
            : new(new(Guid.Parse((string)recorded[0]!)), new(Guid.Parse((string)recorded[1]!)), (bool)recorded[2], (bool)recorded[3]);
    }

    private static string Write(PartId partId, DeliveryReport report)
    {
        var fields = new RedisFields()
            .Add("status", (int)report.Status)
            .Add("changed", report.At)
            .Add("code", report.ErrorCode)
            .Add("cause", report.ErrorCause);
        return JsonSerializer.Serialize(
            new(RedisKeys.Name(partId.Value), (int)report.Status, report.ProviderId, fields.Present, fields.Absent),
            RedisJson.Plain.RedisReport);
    }
}
