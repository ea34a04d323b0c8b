using CryptoLock.Infrastructure.Persistence;
using CryptoLock.LoadTests;
using CryptoLock.LoadTests.Stores;

// dotnet run -c Release --project tests/CryptoLock.LoadTests -- start|conversations|waits|crash|soak|sqlite|postgresql [numbers]
var numbers = args.Skip(1).Select(text => int.Parse(text, System.Globalization.CultureInfo.InvariantCulture)).ToList();
int NumberOr(int index, int usual) => numbers.Count > index ? numbers[index] : usual;

switch (args.FirstOrDefault())
{
    case "start":
        await Measurements.StartAsync(NumberOr(0, 5));
        return 0;
    case "conversations":
        await Measurements.ConversationsAsync(NumberOr(0, 1000));
        return 0;
    case "waits":
        await Measurements.WaitsAsync(NumberOr(0, 50));
        return 0;
    case "crash":
        return await FaultRuns.CrashAsync(kills: NumberOr(0, 10_000), seed: NumberOr(1, Random.Shared.Next()));
    case "soak":
        return await FaultRuns.SoakAsync(minutes: NumberOr(0, 10), percent: NumberOr(1, 5), seed: NumberOr(2, Random.Shared.Next()));
    case "sqlite":
        await StoreCosts.RunAsync(StorageProvider.Sqlite, messages: NumberOr(0, 5_000));
        return 0;
    case "postgresql":
        await StoreCosts.RunAsync(StorageProvider.PostgreSql, messages: NumberOr(0, 5_000));
        return 0;
    default:
        Console.Error.WriteLine("start [runs]: time to the first healthy answer, memory after start");
        Console.Error.WriteLine("conversations [number]: memory and time after that many customers were answered");
        Console.Error.WriteLine("waits [number]: how long that many customers wait, one after the other, when the model answers at once");
        Console.Error.WriteLine("crash [kills] [seed]: kills the process that often and tells what was lost, doubled or out of order");
        Console.Error.WriteLine("soak [minutes] [percent] [seed]: runs it with that rate of each kind of fault and tells the same");
        Console.Error.WriteLine("sqlite|postgresql [messages]: what the store alone costs for an append, a load and a whole turn");
        return 2;
}
