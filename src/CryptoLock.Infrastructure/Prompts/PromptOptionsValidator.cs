using Microsoft.Extensions.Options;

namespace CryptoLock.Infrastructure.Prompts;

internal sealed class PromptOptionsValidator : IValidateOptions<PromptOptions>
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    public ValidateOptionsResult Validate(string? name, PromptOptions options)
    {
        var failures = new List<string>();
        if (string.IsNullOrWhiteSpace(options.Directory))
        {
            failures.Add("Prompts:Directory is blank. Set the folder of the prompts, such as prompts.");
        }

        if (string.IsNullOrWhiteSpace(options.Active))
        {
            failures.Add("Prompts:Active is blank. Set a prompt's name in the folder, or the path of its file.");
        }

        if (options.ReloadInterval != TimeSpan.Zero && (options.ReloadInterval < Shortest || options.ReloadInterval > Longest))
        {
            failures.Add($"Prompts:ReloadInterval is {options.ReloadInterval}. Set 00:00:00.1 to 01:00:00, or 0 to never reload.");
        }

        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }
}
