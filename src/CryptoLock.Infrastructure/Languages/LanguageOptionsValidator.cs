using Microsoft.Extensions.Options;

namespace CryptoLock.Infrastructure.Languages;

internal sealed class LanguageOptionsValidator : IValidateOptions<LanguageOptions>
{
    public ValidateOptionsResult Validate(string? name, LanguageOptions options)
    {
        var failures = new List<string>();
        if (options.Supported.Count == 0)
        {
            failures.Add("Language:Supported is empty. Name at least one language, such as pt,en.");
        }

        foreach (var code in options.Supported.Where(c => !LinguaLanguages.IsKnown(c)))
        {
            failures.Add($"Language:Supported has '{code}', which is no ISO 639-1 code of a language that can be recognised.");
        }

        if (!options.Supported.Contains(options.Default, StringComparer.OrdinalIgnoreCase))
        {
            failures.Add($"Language:Default is '{options.Default}', which is not among Language:Supported.");
        }

        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }
}
