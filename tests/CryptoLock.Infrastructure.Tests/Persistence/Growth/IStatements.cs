using Microsoft.Extensions.DependencyInjection;

namespace CryptoLock.Infrastructure.Tests.Persistence.Growth;

/// <summary>Overhears what an engine is asked.</summary>
internal interface IStatements
{
    void Configure(IServiceCollection services);

    void Forget();

    /// <summary>One plan for each statement since <see cref="Forget"/>.</summary>
    Task<IReadOnlyList<string>> ExplainAsync(TestStore store);
}
