namespace CryptoLock.Api.Admin.Auth;

/// <summary>Ways to show the API key.</summary>
internal static class ApiKeySchemes
{
    /// <summary>For programs: the header <c>X-Api-Key</c>.</summary>
    public const string Header = "ApiKey";

    /// <summary>For browsers that open the API documentation: also as the password of HTTP Basic.</summary>
    public const string Browser = "ApiKeyInBrowser";

    /// <summary>Name of the header.</summary>
    public const string HeaderName = "X-Api-Key";
}
