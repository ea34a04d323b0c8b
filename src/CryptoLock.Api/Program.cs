using CryptoLock.Api.Commands;
using CryptoLock.Api.Startup;

return CommandLine.IsMeant(args)
    ? await CommandLine.RunAsync(args, Console.Out, Console.Error)
    : await ServiceHost.RunAsync(args, Console.Error);

/// <summary>The service's entry point.</summary>
public sealed partial class Program;
