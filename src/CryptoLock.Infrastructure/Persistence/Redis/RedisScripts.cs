namespace CryptoLock.Infrastructure.Persistence.Redis;

/// <summary>The Lua scripts, each with what they share. The client loads each once, and again when Redis has forgotten it.</summary>
internal static class RedisScripts
{
    public static readonly string Append = Read("append");
    public static readonly string Load = Read("load");
    public static readonly string Commit = Read("commit");
    public static readonly string Record = Read("record");
    public static readonly string Erase = Read("erase");
    public static readonly string Place = Read("place");

    private static string Read(string name) => Text("shared") + Text(name);

    private static string Text(string name)
    {
        using var stream = typeof(RedisScripts).Assembly.GetManifestResourceStream(typeof(RedisScripts), $"Scripts.{name}.lua")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
