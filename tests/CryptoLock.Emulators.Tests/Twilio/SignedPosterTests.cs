using System.Net;
using System.Net.Sockets;
using CryptoLock.Emulators.Twilio;

namespace CryptoLock.Emulators.Tests.Twilio;

[TestFixture]
internal sealed class SignedPosterTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(10);

    [Test]
    public async Task TryPost_WhenTheConnectionFailsWhileTheEmulatorStops_HasNoAnswer()
    {
        using var stopping = new CancellationTokenSource();
        using var poster = Poster(() =>
        {
            stopping.Cancel();
            throw new HttpRequestException("refused");
        });

        Assert.That(await TryPostAsync(poster, stopping.Token), Is.Zero);
    }

    [Test]
    public void TryPost_WhenTheEmulatorStops_Ends()
    {
        using var stopping = new CancellationTokenSource();
        using var poster = Poster(() =>
        {
            stopping.Cancel();
            stopping.Token.ThrowIfCancellationRequested();
            return HttpStatusCode.OK;
        });

        Assert.That(() => TryPostAsync(poster, stopping.Token), Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public async Task TryPost_WhenItIsAnswered_TellsTheStatus()
    {
        using var poster = Poster(() => HttpStatusCode.ServiceUnavailable);

        Assert.That(await TryPostAsync(poster, CancellationToken.None), Is.EqualTo(503));
    }

    [Test]
    public async Task TryPost_WhenTheConnectionIsResetAsItOpens_HasNoAnswer()
    {
        using var poster = Poster(() => throw new SocketException((int)SocketError.NotConnected));

        Assert.That(await TryPostAsync(poster, CancellationToken.None), Is.Zero);
    }

    private static SignedPoster Poster(Func<HttpStatusCode> answer) =>
        new(EmulatorDefaults.AuthToken, tunnelTo: null, new AnsweringHandler(answer));

    private static Task<int> TryPostAsync(SignedPoster poster, CancellationToken cancellationToken) =>
        poster.TryPostAsync("http://localhost/webhook/status", [], "I-1", Soon, cancellationToken);

    private sealed class AnsweringHandler(Func<HttpStatusCode> answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(answer()));
    }
}
