using CryptoLock.Application;
using CryptoLock.Application.Common;
using CryptoLock.Application.Conversations;
using CryptoLock.Application.Conversations.RespondToCustomer;
using CryptoLock.Application.Delivery.DeliverReply;
using CryptoLock.Application.Ports;
using CryptoLock.Domain.Conversations;
using CryptoLock.Domain.Delivery;
using CryptoLock.Infrastructure.Persistence;
using CryptoLock.Infrastructure.Processing;
using CryptoLock.Infrastructure.Tests.Persistence;
using CryptoLock.Testing.Builders;
using FsCheck;
using FsCheck.Fluent;
using MediatR;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.FSharp.Core;
using Moq;

namespace CryptoLock.Infrastructure.Tests.Processing.SendGate;

/// <summary>
/// The send gate on the real store: a worker answers while others come between its loads and saves, at moments that FsCheck
/// chooses. A failure prints the shortest schedule found and the seed.
/// </summary>
[TestFixtureSource(typeof(TestServers), nameof(TestServers.Stores))]
internal sealed class SendGateTests(StorageProvider storage)
{
    private readonly Turnstile _turnstile = new();
    private readonly Dictionary<string, Provider> _providers = [];
    private TestStore _store = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _store = await TestStore.StartAsync(configure: Configure, provider: storage);

    [OneTimeTearDown]
    public async Task StopAsync() => await _store.DisposeAsync();

    [TestCase(7UL, 1UL)]
    [TestCase(20261122UL, 5UL)]
    public void AnyInterleaving_LetsNothingOutAfterTheCommitAndNothingTwice(ulong seed, ulong gamma) => Check.One(
        Config.QuickThrowOnFailure
            .WithMaxTest(60)
            .WithReplay(FSharpOption<Replay>.Some(new Replay(new Rnd(seed, gamma), FSharpOption<int>.None))),
        Prop.ForAll(Interleaving.Any, interleaving => RunAsync(interleaving).GetAwaiter().GetResult()));

    private async Task RunAsync(Interleaving interleaving)
    {
        var customer = $"whatsapp:+1500{_providers.Count:D7}";
        var provider = _providers[customer] = new Provider(_turnstile);
        var id = (await _store.ReceiveAsync($"SM{customer}", customer: customer)).SessionId;
        _store.Clock.Advance(TimeSpan.FromSeconds(3));

        Func<Task>[] actors = [() => ServeAsync(id, 3), .. interleaving.Others.Select(other => Act(other, id, customer, provider))];
        await _turnstile.RunAsync(actors, interleaving.Schedule);
        await ServeAsync(id, 20);

        Assert.That(provider.Wrong, Is.Empty);
        Assert.That(provider.Sent.Where(text => text != "pt:OptedOut"), Is.Unique, "no answer is given twice");
        var session = await _store.FindAsync(id);
        Assert.That((session?.Pending.Count ?? 0, session?.NextPart, session?.OpenTurn), Is.EqualTo((0, (MessagePart?)null, (Turn?)null)));
    }

    private Func<Task> Act(Other other, ChatSessionId id, string customer, Provider provider) => other switch
    {
        Other.Operator => async () => provider.IsAssistantOut |= await TakeOverAsync(id),
        Other.Stop => async () =>
        {
            await _turnstile.PassAsync();
            await _store.Inbox.AppendAsync(
                _store.Incoming($"SM-stop{customer}", new MessageContent("stop") { Intent = CustomerIntent.OptOut }, customer),
                CancellationToken.None);
            provider.IsAssistantOut = true;
        }
        ,
        Other.Erasure => async () => provider.IsAssistantOut |= await _store.UseAsync<IChatSessionRepository, bool>(
            sessions => sessions.DeleteAsync(id, CancellationToken.None)),
        Other.Writing => async () =>
        {
            await _turnstile.PassAsync();
            await _store.ReceiveAsync($"SM-more{customer}", "more", customer);
        }
        ,
        _ => () => ServeAsync(id, 3),
    };

    private Task<bool> TakeOverAsync(ChatSessionId id) => _store.UseAsync<IChatSessionRepository, bool>(async sessions =>
    {
        while (await sessions.FindAsync(id, CancellationToken.None) is { Status: not SessionStatus.OptedOut } session)
        {
            try
            {
                session.TakeOver("Rui", _store.Clock.GetUtcNow());
                await sessions.SaveAsync(session, CancellationToken.None);
                return true;
            }
            catch (ConcurrencyException)
            {
            }
        }

        return false;
    });

    /// <summary>What a worker does; a second one at once is what a lost lock looks like.</summary>
    private async Task ServeAsync(ChatSessionId id, int rounds)
    {
        for (var round = 0; round < rounds; round++)
        {
            var next = NextStep.Respond;
            while (next is NextStep.Respond or NextStep.Deliver)
            {
                IRequest<Result<ConversationStep>> request =
                    next is NextStep.Deliver ? new DeliverReplyCommand(id) : new RespondToCustomerCommand(id);
                next = (await _store.UseAsync<ISender, Result<ConversationStep>>(s => s.Send(request))).Value.Next;
            }

            if (next is NextStep.Nothing)
            {
                return;
            }

            _store.Clock.Advance(TimeSpan.FromSeconds(6));
        }
    }

    private void Configure(IServiceCollection services)
    {
        var assistant = new Mock<IAiResponder>();
        var answers = 0;
        assistant.Setup(a => a.RespondAsync(It.IsAny<AiRequest>(), It.IsAny<CancellationToken>())).Returns(async () =>
        {
            await _turnstile.PassAsync();
            return (Result<AiAnswer>)new AiAnswer($"answer {++answers}", new ReplyOrigin("gemini", "test", "0"));
        });
        var sender = new Mock<IMessageSender>();
        sender.Setup(s => s.SendAsync(It.IsAny<OutgoingPart>(), It.IsAny<CancellationToken>()))
            .Returns((OutgoingPart part, CancellationToken token) => _providers[part.To.Value].SendAsync(part, token));
        sender.Setup(s => s.FindAsync(
                It.IsAny<OutgoingPart>(), It.IsAny<DateTimeOffset>(), It.IsAny<IReadOnlySet<string>>(), It.IsAny<CancellationToken>()))
            .Returns((OutgoingPart part, DateTimeOffset since, IReadOnlySet<string> others, CancellationToken token) =>
                _providers[part.To.Value].FindAsync(part, since, others, token));
        var formatter = new Mock<IReplyFormatter>();
        formatter.Setup(f => f.Format(It.IsAny<string>()))
            .Returns((string text) => text.StartsWith("answer", StringComparison.Ordinal) ? [$"{text} a", $"{text} b"] : [text]);

        string[] off = ["Conversation:ReassureAfter", "Conversation:AlarmAfter", "Conversation:PersonAlarmAfter"];
        services.AddApplication(new ConfigurationBuilder()
            .AddInMemoryCollection(off.Select(key => KeyValuePair.Create(key, (string?)"0"))).Build());
        var real = services.Single(d => d.ServiceType == typeof(IChatSessionRepository));
        services.AddScoped<IChatSessionRepository>(provider => new GatedRepository(
            (IChatSessionRepository)ActivatorUtilities.CreateInstance(provider, real.ImplementationType!), _turnstile));
        services.AddSingleton(assistant.Object).AddSingleton(sender.Object).AddSingleton(formatter.Object)
            .AddSingleton<ITurnInterruptions, TurnInterruptions>().AddSingleton(Mock.Of<ISendPace>())
            .AddSingleton(Mock.Of<IPromptCatalog>(p => p.Active == TestPrompts.Simple))
            .AddSingleton(Mock.Of<IDocumentationResponder>()).AddSingleton(Mock.Of<ILanguageDetector>())
            .AddSingleton(Mock.Of<ITypingIndicator>()).AddSingleton(
                Mock.Of<IDeliveryErrorCatalog>(e => e.Explain(It.IsAny<int?>()) == new DeliveryError(ErrorKind.Permanent, "cause")));
    }
}
