using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using CryptoLock.Benchmarks;

// dotnet run -c Release --project tests/CryptoLock.Benchmarks -- --filter '*'
// In this process: nothing is built or restored beside it. A short job: ratios within one run are what counts.
var config = DefaultConfig.Instance
    .AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance))
    .AddDiagnoser(MemoryDiagnoser.Default);
BenchmarkSwitcher.FromAssembly(typeof(SignatureBenchmarks).Assembly).Run(args, config);
