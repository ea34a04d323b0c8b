using System.Text.Json;

namespace CryptoLock.Emulators.Tests;

internal static class ReferenceFiles
{
    private static readonly string Root = Path.Combine(TestContext.CurrentContext.TestDirectory, "Reference");

    public static JsonElement Read(string name) => JsonDocument.Parse(File.ReadAllText(Path.Combine(Root, name))).RootElement;

    public static IEnumerable<string> Captures() =>
        Directory.GetFiles(Path.Combine(Root, "gemini-captures")).Select(path => Path.GetFileNameWithoutExtension(path)).Order();
}
