namespace CryptoLock.Api.Configuration;

/// <summary>Which credentials belong together, and which of them are missing.</summary>
internal static class Credentials
{
    private const string AccountSid = "Twilio:Client:AccountSid";
    private const string AuthToken = "Twilio:AuthToken";
    private const string ClientAuthToken = "Twilio:Client:AuthToken";
    private const string ValidationAuthToken = "Twilio:RequestValidation:AuthToken";
    private const string ApiKeySid = "Twilio:Client:ApiKeySid";
    private const string ApiKeySecret = "Twilio:Client:ApiKeySecret";
    private const string WhatsAppNumber = "Twilio:WhatsAppNumber";
    private const string MessagingServiceSid = "Twilio:MessagingServiceSid";
    private const string AdminKey = "Api:AdminKey";
    private const string GeminiApiKey = "Gemini:ApiKey";
    private const string VertexProject = "Gemini:Vertex:ProjectId";

    /// <summary>Keys that show the wish to use Twilio.</summary>
    public static readonly IReadOnlyList<string> TwilioKeys =
    [
        AccountSid, AuthToken, ClientAuthToken, ValidationAuthToken,
        ApiKeySid, ApiKeySecret, WhatsAppNumber, MessagingServiceSid,
    ];

    /// <summary>Keys of which one is enough to use Gemini.</summary>
    public static readonly IReadOnlyList<string> AiKeys = [GeminiApiKey, VertexProject];

    /// <summary>
    /// What is missing. Outside Development everything is needed; anywhere, a provider is configured wholly or not at all.
    /// </summary>
    /// <param name="configuration">The configuration, aliases applied.</param>
    /// <param name="mode">The run mode of the same configuration.</param>
    public static IEnumerable<ConfigurationFailure> FindMissing(IConfiguration configuration, RunMode mode)
    {
        if (mode.HasTwilio || !mode.IsDevelopment)
        {
            foreach (var failure in FindMissingTwilio(configuration))
            {
                yield return failure;
            }
        }

        if (!mode.HasAi && !mode.IsDevelopment)
        {
            yield return new(GeminiApiKey, $"is missing: set a Gemini API key, or {VertexProject} to use Vertex AI.");
        }

        if (!mode.IsDevelopment && !configuration.HasValue(AdminKey))
        {
            yield return new(AdminKey, "is missing: set a long random text; callers of /api send it as X-Api-Key.");
        }
    }

    /// <summary>The keys of the providers that this run does without: none of them has a value, and none needs one.</summary>
    /// <param name="mode">The run mode.</param>
    public static IEnumerable<string> KeysOfUnused(RunMode mode) =>
        [.. mode.HasTwilio ? [] : TwilioKeys, .. mode.HasAi ? [] : AiKeys];

    private static IEnumerable<ConfigurationFailure> FindMissingTwilio(IConfiguration configuration)
    {
        if (!configuration.HasValue(AccountSid))
        {
            yield return new(AccountSid, "is missing: set the account SID from the Twilio console (AC...).");
        }

        if (!HasAuthToken(configuration))
        {
            yield return new(AuthToken, "is missing: set the auth token from the Twilio console; webhook signatures need it.");
        }

        if (configuration.HasValue(ApiKeySid) != configuration.HasValue(ApiKeySecret))
        {
            yield return configuration.HasValue(ApiKeySid)
                ? new(ApiKeySecret, $"is missing: {ApiKeySid} is set, and the two belong together.")
                : new(ApiKeySid, $"is missing: {ApiKeySecret} is set, and the two belong together.");
        }

        if (!configuration.HasValue(WhatsAppNumber) && !configuration.HasValue(MessagingServiceSid))
        {
            yield return new(WhatsAppNumber, $"is missing: set the sender (+14155238886 in the sandbox), or {MessagingServiceSid}.");
        }
    }

    private static bool HasAuthToken(IConfiguration configuration)
    {
        var canSend = configuration.HasValue(ClientAuthToken) || configuration.HasValue(ApiKeySecret);
        var canValidate = configuration.HasValue(ValidationAuthToken) || configuration.HasValue(ClientAuthToken);
        return configuration.HasValue(AuthToken) || (canSend && canValidate);
    }
}
