using Microsoft.Extensions.Primitives;

namespace CryptoLock.Api.Configuration;

/// <summary>A source of which only the values that count are seen.</summary>
internal sealed class FilteredSource(IConfigurationSource source, SettingsFilter filter) : IConfigurationSource
{
    public IConfigurationProvider Build(IConfigurationBuilder builder) => new Provider(source.Build(builder), filter);

    private sealed class Provider(IConfigurationProvider inner, SettingsFilter filter) : IConfigurationProvider, IDisposable
    {
        public bool TryGet(string key, out string? value)
        {
            if (inner.TryGet(key, out value) && filter.Admits(key, value))
            {
                return true;
            }

            value = null;
            return false;
        }

        public void Set(string key, string? value) => inner.Set(key, value);

        public IChangeToken GetReloadToken() => inner.GetReloadToken();

        public void Load() => inner.Load();

        public IEnumerable<string> GetChildKeys(IEnumerable<string> earlierKeys, string? parentPath) =>
            inner.GetChildKeys(earlierKeys, parentPath);

        public void Dispose() => (inner as IDisposable)?.Dispose();
    }
}
