using CryptoLock.LoadTests;

// dotnet run -c Release --project tests/CryptoLock.LoadTests -- start|conversations [how many]
var count = args.Length > 1 ? int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture) : 0;
switch (args.FirstOrDefault())
{
    case "start":
        await Measurements.StartAsync(count > 0 ? count : 5);
        break;
    case "conversations":
        await Measurements.ConversationsAsync(count > 0 ? count : 1000);
        break;
    default:
        Console.Error.WriteLine("start [runs]: time to the first healthy answer, memory after start");
        Console.Error.WriteLine("conversations [number]: memory and time after that many customers were answered");
        return 2;
}

return 0;
