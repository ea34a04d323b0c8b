namespace CryptoLock.Emulators.Twilio;

/// <summary>Posts customers' messages to the service as Twilio does. Safe for concurrent use.</summary>
/// <param name="options">Whom it plays.</param>
public sealed class TwilioWebhookClient(TwilioWebhookClientOptions options) : IDisposable
{
    private const string WrongToken = "00000000000000000000000000000000";

    private readonly SignedPoster _poster = new(options.AuthToken, options.ServiceUrl, options.Handler);
    private readonly string _url =
        (options.PublicUrl ?? options.ServiceUrl).AbsoluteUri.TrimEnd('/') + options.Path;

    /// <summary>Sends a text message, signed.</summary>
    /// <param name="from">The customer's address.</param>
    /// <param name="body">The text.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="HttpRequestException">The service did not answer.</exception>
    public Task<WebhookAnswer> SendTextAsync(string from, string body, CancellationToken cancellationToken = default) =>
        SendAsync(InboundWebhook.Text(from, body), cancellationToken: cancellationToken);

    /// <summary>Sends a message once.</summary>
    /// <param name="webhook">The message.</param>
    /// <param name="signature">How it is signed.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="HttpRequestException">The service did not answer.</exception>
    public Task<WebhookAnswer> SendAsync(
        InboundWebhook webhook,
        WebhookSignature signature = WebhookSignature.Valid,
        CancellationToken cancellationToken = default) =>
        SendFormAsync(webhook.ToFields(options.AccountSid, options.To), signature, cancellationToken);

    /// <summary>Sends any form once; what a hostile client or another kind of webhook would send.</summary>
    /// <param name="fields">The decoded fields.</param>
    /// <param name="signature">How it is signed.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="HttpRequestException">The service did not answer.</exception>
    public async Task<WebhookAnswer> SendFormAsync(
        IReadOnlyCollection<KeyValuePair<string, string>> fields,
        WebhookSignature signature = WebhookSignature.Valid,
        CancellationToken cancellationToken = default)
    {
        var header = signature switch
        {
            WebhookSignature.Valid => TwilioSignature.Compute(_url, fields, options.AuthToken),
            WebhookSignature.Wrong => TwilioSignature.Compute(_url, fields, WrongToken),
            _ => null,
        };
        using var response = await _poster.PostAsync(_url, fields, header, Sids.New("I-"), cancellationToken);
        var body = await response.Content.ReadAsStringAsync(cancellationToken);
        return new((int)response.StatusCode, response.Content.Headers.ContentType?.MediaType, body);
    }

    /// <summary>Delivers one message several times at once.</summary>
    /// <param name="webhook">The message.</param>
    /// <param name="times">How often.</param>
    /// <param name="cancellationToken">Ends the calls.</param>
    public Task<WebhookAnswer[]> SendDuplicatesAsync(
        InboundWebhook webhook, int times, CancellationToken cancellationToken = default) =>
        Task.WhenAll(Enumerable.Range(0, times).Select(_ => SendAsync(webhook, cancellationToken: cancellationToken)));

    /// <summary>
    /// Delivers messages one after the other, some of them twice, later than their turn or in another order than written.
    /// </summary>
    /// <param name="webhooks">The messages as written.</param>
    /// <param name="disorder">What goes wrong on the way.</param>
    /// <param name="cancellationToken">Ends the calls.</param>
    /// <returns>An answer for each delivery, in the order of delivery.</returns>
    public async Task<IReadOnlyList<WebhookAnswer>> SendAllAsync(
        IEnumerable<InboundWebhook> webhooks, WebhookDisorder disorder, CancellationToken cancellationToken = default)
    {
        List<WebhookAnswer> answers = [];
        foreach (var webhook in disorder.Apply([.. webhooks]))
        {
            answers.Add(await SendAsync(webhook, cancellationToken: cancellationToken));
        }

        return answers;
    }

    /// <inheritdoc/>
    public void Dispose() => _poster.Dispose();
}
