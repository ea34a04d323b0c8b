using CryptoLock.Api.Startup;

return await ServiceHost.RunAsync(args, Console.Error);

/// <summary>The service's entry point.</summary>
public sealed partial class Program;
