using CryptoLock.Application.Ports;
using CryptoLock.Infrastructure.Messaging;
using CryptoLock.Infrastructure.Messaging.Twilio;
using CryptoLock.Infrastructure.Messaging.WhatsApp;
using CryptoLock.Testing.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CryptoLock.Infrastructure.Tests.Messaging.Twilio;

[TestFixture]
internal sealed class TwilioServiceCollectionExtensionsTests
{
    [Test]
    public void AddTwilio_Always_FillsThePorts()
    {
        using var network = new StubHttpMessageHandler();
        using var harness = new TwilioHarness(network);

        Assert.That(harness.Get<IMessageSender>(), Is.TypeOf<ChannelRouter>());
        Assert.That(harness.Get<ITypingIndicator>(), Is.TypeOf<TwilioTypingIndicator>());
        Assert.That(harness.Get<IDeliveryErrorCatalog>(), Is.TypeOf<TwilioErrorCatalog>());
        Assert.That(harness.Get<IReplyFormatter>(), Is.TypeOf<WhatsAppReplyFormatter>());
        Assert.That(harness.GetAll<IMessageChannel>(), Has.One.TypeOf<TwilioMessageSender>());
    }

    [Test]
    public void AddTwilio_WhenCalledTwice_RegistersOnce()
    {
        var services = new ServiceCollection().AddTwilio(TwilioHarness.Configuration());
        var count = services.Count;

        services.AddTwilio(TwilioHarness.Configuration()).AddMessageChannels();

        Assert.That(services, Has.Count.EqualTo(count));
    }

    [Test]
    public void AddTwilio_AfterMessageChannels_ReplacesTheTypingIndicator()
    {
        var services = new ServiceCollection().AddMessageChannels().AddTwilio(TwilioHarness.Configuration());

        Assert.That(
            services.Where(s => s.ServiceType == typeof(ITypingIndicator)).Select(s => s.ImplementationType),
            Is.EqualTo([typeof(TwilioTypingIndicator)]));
    }

    [Test]
    public void AddMessageChannels_Alone_ShowsNoTyping()
    {
        using var provider = new ServiceCollection().AddMessageChannels().BuildServiceProvider();

        Assert.That(provider.GetRequiredService<ITypingIndicator>(), Is.TypeOf<NoTypingIndicator>());
    }

    [Test]
    public async Task SendAsync_WithoutAnyChannel_SaysWhatIsMissing()
    {
        await using var provider = new ServiceCollection().AddMessageChannels().BuildServiceProvider();

        var result = await provider.GetRequiredService<IMessageSender>()
            .SendAsync(TwilioHarness.CreatePart(), CancellationToken.None);

        Assert.That(result.Error?.Code, Is.EqualTo("messaging.no_channel"));
    }

    [TestCase("https://desk.example.com", 0)]
    [TestCase(null, 1)]
    public async Task Start_WithoutPublicAddress_Warns(string? address, int warnings)
    {
        using var network = new StubHttpMessageHandler();
        using var harness = new TwilioHarness(network, ("Twilio:RequestValidation:BaseUrlOverride", address));

        await harness.GetAll<IHostedService>().OfType<TwilioStartNotice>().Single().StartAsync(CancellationToken.None);

        Assert.That(
            harness.Log.Lines.Where(line => line.StartsWith("Warning", StringComparison.Ordinal)),
            Has.Exactly(warnings).Contains("PUBLIC_BASE_URL"));
    }
}
