using System.Globalization;
using CryptoLock.EndToEnd.Tests.Cluster;
using CryptoLock.Infrastructure.Persistence;
using CryptoLock.LoadTests;
using CryptoLock.LoadTests.Acknowledgement;
using CryptoLock.LoadTests.EndToEnd;
using CryptoLock.LoadTests.Stores;

// dotnet run -c Release --project tests/CryptoLock.LoadTests -- start|conversations|waits|burst|steady|latency|active|growth|crash|soak|cluster|ack|ack-turns|store [arguments]
int NumberOr(int index, int usual) =>
    args.Length > index + 1 ? int.Parse(args[index + 1], CultureInfo.InvariantCulture) : usual;
ClusterStore StoreOr(int index) =>
    Enum.TryParse<ClusterStore>(args.ElementAtOrDefault(index + 1), ignoreCase: true, out var store) ? store : ClusterStore.PostgreSql;

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
    case "growth":
        return await GrowthRun.RunAsync(most: NumberOr(0, 1_000_000), runs: NumberOr(1, 5)) ? 0 : 1;
    case "crash":
        return await FaultRuns.CrashAsync(kills: NumberOr(0, 10_000), seed: NumberOr(1, Random.Shared.Next()));
    case "soak":
        return await FaultRuns.SoakAsync(minutes: NumberOr(0, 10), percent: NumberOr(1, 5), seed: NumberOr(2, Random.Shared.Next()));
    case "cluster":
        return await FaultRuns.ClusterAsync(minutes: NumberOr(0, 10), seed: NumberOr(1, Random.Shared.Next()), StoreOr(2), percent: NumberOr(3, 0));
    case "burst":
        return await BurstRun.RunAsync(messages: NumberOr(0, 10_000), runs: NumberOr(1, 5), perCustomer: NumberOr(2, 1)) ? 0 : 1;
    case "steady":
        return await SteadyRun.RunAsync(rate: NumberOr(0, 500), seconds: NumberOr(1, 60), runs: NumberOr(2, 5)) ? 0 : 1;
    case "latency":
        return await LatencyRun.RunAsync(rate: NumberOr(0, 50), seconds: NumberOr(1, 30), runs: NumberOr(2, 5)) ? 0 : 1;
    case "active":
        return await ActiveRun.RunAsync(conversations: NumberOr(0, 10_000), runs: NumberOr(1, 5), atOnce: NumberOr(2, 1_024)) ? 0 : 1;
    case "ack":
        await AckRun.RunAsync(onPostgreSql: args.ElementAtOrDefault(1) == "postgresql", rounds: NumberOr(1, 5));
        return 0;
    case "ack-turns":
        await AckUnderTurns.RunAsync(NumberOr(0, 30));
        return 0;
    case "reference-cost":
        await ReferenceCost.WriteAsync();
        return 0;
    case "reference":
        await ReferenceServer.RunAsync();
        return 0;
    case "store":
        await StoreCosts.RunAsync(
            Enum.Parse<StorageProvider>(args.ElementAtOrDefault(1) ?? "sqlite", ignoreCase: true), messages: NumberOr(1, 5_000));
        return 0;
    default:
        Console.Error.WriteLine("start [runs]: time to the first healthy answer, memory after start");
        Console.Error.WriteLine("conversations [number]: memory and time after that many customers were answered");
        Console.Error.WriteLine("waits [number]: how long that many customers wait, one after the other, when the model answers at once");
        Console.Error.WriteLine("burst [messages] [runs] [of each customer]: messages as fast as they are taken, a model that answers at once; rates, cost, what was lost");
        Console.Error.WriteLine("steady [rate] [seconds] [runs]: a steady rate, a model that takes 0.8 s; whether the queue grows");
        Console.Error.WriteLine("latency [rate] [seconds] [runs]: what the service adds to quiet period and model");
        Console.Error.WriteLine("active [conversations] [runs] [at once]: so many customers wait at once for a model that takes 2 s, so many may be answered at once; memory");
        Console.Error.WriteLine("growth [sessions] [runs]: cost of a message, memory and start with up to so many stored sessions, and in long conversations");
        Console.Error.WriteLine("crash [kills] [seed]: kills the process that often and tells what was lost, doubled or out of order");
        Console.Error.WriteLine("soak [minutes] [percent] [seed]: runs it with that rate of each kind of fault and tells the same");
        Console.Error.WriteLine("cluster [minutes] [seed] [postgresql|redis] [percent]: kills, freezes, cuts off and replaces three instances, with that rate of each kind of fault, and tells the same");
        Console.Error.WriteLine("ack [sqlite|postgresql] [rounds]: what the acknowledgement of a webhook costs, against a reference server");
        Console.Error.WriteLine("ack-turns [seconds]: how long the acknowledgement takes while 100 turns a second are generated");
        Console.Error.WriteLine("store [sqlite|postgresql|redis|inmemory] [messages]: what the store alone costs for an append, a load and a whole turn");
        return 2;
}
