namespace CryptoLock.Api.Configuration;

/// <summary>What this process can do with the credentials it was given.</summary>
/// <param name="Environment">The host environment's name, such as <c>Production</c>.</param>
/// <param name="HasTwilio">Whether a Twilio account is configured. Without one the simulator is the only channel.</param>
/// <param name="HasAi">Whether Gemini is configured. Without it the documentation answers.</param>
internal sealed record RunMode(string Environment, bool HasTwilio, bool HasAi)
{
    /// <summary>Whether missing credentials are acceptable.</summary>
    public bool IsDevelopment => Environment == Environments.Development;

    /// <summary>Development without a Twilio account: nobody outside is reached, so nothing needs protection.</summary>
    public bool IsDemo => IsDevelopment && !HasTwilio;

    /// <summary>Reads the mode off the configuration.</summary>
    /// <param name="configuration">The configuration, aliases applied.</param>
    /// <param name="environment">The host environment.</param>
    public static RunMode From(IConfiguration configuration, IHostEnvironment environment) => new(
        environment.EnvironmentName,
        Credentials.TwilioKeys.Any(key => configuration.HasValue(key)),
        Credentials.AiKeys.Any(key => configuration.HasValue(key)));
}
