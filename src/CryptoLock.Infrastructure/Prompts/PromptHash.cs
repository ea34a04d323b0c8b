using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CryptoLock.Application.Prompts;

namespace CryptoLock.Infrastructure.Prompts;

/// <summary>Hashes what a prompt says, not how its files are written: comments and line endings do not count.</summary>
internal static class PromptHash
{
    public static string Compute(AssistantPrompt prompt)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var field in Fields(prompt))
        {
            var bytes = Encoding.UTF8.GetBytes(field);

            // The length keeps two neighbours from being taken for two others.
            hash.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{bytes.Length}:")));
            hash.AppendData(bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static IEnumerable<string> Fields(AssistantPrompt prompt) =>
    [
        prompt.SystemInstruction,
        prompt.DefaultLanguage.Code,
        .. prompt.Documents.SelectMany(d => new[] { d.Id, d.Language.Code, d.Title, d.Text }),
        .. prompt.Texts.OrderBy(t => t.Key.Code, StringComparer.Ordinal).SelectMany(
            t => t.Value.OrderBy(f => f.Key).SelectMany(f => new[] { t.Key.Code, f.Key.ToString(), f.Value })),
        Number(prompt.Generation.Temperature),
        Number(prompt.Generation.TopP),
        Number(prompt.Generation.MaxOutputTokens),
        Number(prompt.Generation.ThinkingBudget),
    ];

    private static string Number(double? value) => value?.ToString("R", CultureInfo.InvariantCulture) ?? "";
}
