using System.Text;
using CryptoLock.Infrastructure.Ai.Gemini;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CryptoLock.Infrastructure.Tests.Ai.Gemini;

[TestFixture]
internal sealed class GeminiRegistrationTests
{
    [Test]
    public void Connections_ByDefault_AreManyAndKeepTheKeyWhereItBelongs()
    {
        using var services = Services("""{"Gemini":{"ApiKey":"key"}}""");

        var handler = services.GetRequiredService<IHttpMessageHandlerFactory>().CreateHandler(GeminiHttp.ClientName);
        while (handler is DelegatingHandler { InnerHandler: { } inner })
        {
            handler = inner;
        }

        var sockets = (SocketsHttpHandler)handler;
        Assert.That(
            (sockets.MaxConnectionsPerServer, sockets.AllowAutoRedirect, IsPaced: sockets.ConnectCallback is not null),
            Is.EqualTo((1024, false, true)));
    }

    [TestCase("[]", "")]
    [TestCase("[\"\"]", "")]
    [TestCase("[\"a\",\"b\"]", "a,b")]
    [TestCase("\"a, b\"", "a,b")]
    [TestCase("\"\"", "")]
    [TestCase("null", "gemini-3.5-flash-lite")]
    public void FallbackModels_OfSettingsFile_AreThoseOfTheFile(string json, string expected)
    {
        using var services = Services($$$"""{"Gemini":{"ApiKey":"key","FallbackModels":{{{json}}}}}""");

        var options = services.GetRequiredService<IOptions<GeminiOptions>>().Value;

        Assert.That(string.Join(',', options.Fallbacks()), Is.EqualTo(expected));
    }

    [TestCase("""{"Gemini":{"ApiKey":"key"}}""", "gcp.gemini", "https://generativelanguage.googleapis.com/")]
    [TestCase("""{"Gemini":{"Vertex":{"ProjectId":"p","Location":"eu"}}}""", "gcp.vertex_ai", "https://aiplatform.eu.rep.googleapis.com/")]
    [TestCase("""{"Gemini":{"ApiKey":"key","BaseUrl":"http://localhost:9/x"}}""", "gcp.gemini", "http://localhost:9/x/")]
    public void ChatClient_OfService_NamesIt(string json, string provider, string address)
    {
        using var services = Services(json);

        var metadata = services.GetRequiredService<IChatClient>().GetService<ChatClientMetadata>()!;

        Assert.That(
            (metadata.ProviderName, metadata.ProviderUri?.AbsoluteUri, metadata.DefaultModelId),
            Is.EqualTo((provider, address, "gemini-2.5-flash")));
    }

    private static ServiceProvider Services(string json)
    {
        var configuration = new ConfigurationBuilder().AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes(json))).Build();
        return new ServiceCollection().AddLogging().AddGemini(configuration).BuildServiceProvider(validateScopes: true);
    }
}
