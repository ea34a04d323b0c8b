using CryptoLock.Api.Configuration;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Moq;

namespace CryptoLock.Api.Tests.Configuration;

[TestFixture]
internal sealed class CredentialsTests
{
    private const string Account = "Twilio:Client:AccountSid";
    private const string Token = "Twilio:AuthToken";
    private const string Number = "Twilio:WhatsAppNumber";
    private const string ApiKey = "Twilio:Client:ApiKeySid,Twilio:Client:ApiKeySecret";

    [TestCase("Development", "", false, false, true)]
    [TestCase("Development", "Gemini:ApiKey", false, true, true)]
    [TestCase("Development", "Gemini:Vertex:ProjectId", false, true, true)]
    [TestCase("Development", "Twilio:AuthToken", true, false, false)]
    [TestCase("Development", "Twilio:RequestValidation:AuthToken:0", true, false, false)]
    [TestCase("Production", "", false, false, false)]
    [TestCase("Staging", "", false, false, false)]
    public void RunMode_FollowsTheCredentials(string environment, string keys, bool hasTwilio, bool hasAi, bool isDemo)
    {
        var mode = ModeOf(Configure(keys), environment);

        Assert.That((mode.HasTwilio, mode.HasAi, mode.IsDemo), Is.EqualTo((hasTwilio, hasAi, isDemo)));
    }

    [TestCase("Development", "", "")]
    [TestCase("Production", "", "Twilio:Client:AccountSid,Twilio:AuthToken,Twilio:WhatsAppNumber,Gemini:ApiKey,Api:AdminKey")]
    [TestCase("Staging", $"{Account},{Token},{Number},Gemini:ApiKey", "Api:AdminKey")]
    [TestCase("Production", $"{Account},{Token},{Number},Gemini:Vertex:ProjectId,Api:AdminKey", "")]
    [TestCase("Development", Number, $"{Account},{Token}")]
    [TestCase("Development", Token, $"{Account},{Number}")]
    [TestCase("Development", $"{Account},{Token},Twilio:MessagingServiceSid", "")]
    [TestCase("Development", $"{Account},{Number},Twilio:Client:AuthToken", "")]
    [TestCase("Development", $"{Account},{Number},Twilio:RequestValidation:AuthToken", Token)]
    [TestCase("Development", $"{Account},{Token},{Number},Twilio:Client:ApiKeySid", "Twilio:Client:ApiKeySecret")]
    [TestCase("Development", $"{Account},{Token},{Number},Twilio:Client:ApiKeySecret", "Twilio:Client:ApiKeySid")]
    [TestCase("Development", $"{Account},{Number},{ApiKey}", Token)]
    [TestCase("Development", $"{Account},{Number},{ApiKey},Twilio:RequestValidation:AuthToken:0", "")]
    public void FindMissing_NamesEachMissingKey(string environment, string keys, string missing)
    {
        var configuration = Configure(keys);

        var failures = Credentials.FindMissing(configuration, ModeOf(configuration, environment));

        Assert.That(string.Join(',', failures.Select(failure => failure.Key)), Is.EqualTo(missing));
    }

    private static RunMode ModeOf(IConfiguration configuration, string environment) =>
        RunMode.From(configuration, Mock.Of<IHostEnvironment>(host => host.EnvironmentName == environment));

    private static IConfiguration Configure(string keys) => new ConfigurationBuilder()
        .AddInMemoryCollection(keys.Split(',', StringSplitOptions.RemoveEmptyEntries).ToDictionary(key => key, _ => (string?)"value"))
        .Build();
}
