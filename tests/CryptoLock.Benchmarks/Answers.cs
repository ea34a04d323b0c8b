namespace CryptoLock.Benchmarks;

/// <summary>What a model writes.</summary>
internal static class Answers
{
    /// <summary>A usual answer: 900 characters with headings, emphasis, a list, a link, code and a table.</summary>
    public const string Usual =
        """
        ## PSPM for GitHub Actions

        Yes, **PSPM** works with GitHub Actions, GitLab CI and Jenkins. It watches what a pipeline does and *stops* what it must not do:

        - secrets that leave the runner,
        - actions that are not pinned to a commit,
        - `curl | sh` in a build step.

        To begin, add one step to the workflow:

        ```yaml
        - uses: cryptolock/pspm@v2
          with:
            policy: strict
        ```

        | Plan | Pipelines | Price |
        | --- | --: | --: |
        | Team | 20 | R$ 490 |
        | Business | 200 | R$ 1.990 |

        The [documentation](https://docs.example.com/pspm/github) shows every option. Shall I call somebody from sales, or would you rather try it first?
        It takes ten minutes, and nothing is blocked until you say so.
        """;

    /// <summary>A long one, which has to be cut into several messages.</summary>
    public static readonly string Long = string.Join("\n\n", Enumerable.Repeat(Usual, 8));
}
