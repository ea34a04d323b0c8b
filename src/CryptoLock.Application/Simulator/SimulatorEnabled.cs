namespace CryptoLock.Application.Simulator;

/// <summary>
/// Its presence among the services means that the simulator is on; without it the simulator's addresses do not exist.
/// </summary>
public sealed class SimulatorEnabled;
