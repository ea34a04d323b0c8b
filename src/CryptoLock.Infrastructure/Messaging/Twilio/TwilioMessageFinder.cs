using System.Globalization;
using CryptoLock.Application.Common;
using CryptoLock.Application.Ports;

namespace CryptoLock.Infrastructure.Messaging.Twilio;

/// <summary>Looks for a message among those that Twilio has accepted.</summary>
internal sealed class TwilioMessageFinder(TwilioApiClient api, TwilioOptions options)
{
    private const int MaxPages = 20;
    private const string OurDirection = "outbound-api";
    private const string DateFormat = "ddd, d MMM yyyy HH:mm:ss zzz";

    // Our clock may be ahead of Twilio's, which tells whole seconds.
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromSeconds(2);

    /// <summary>The earliest message with the part's text since about that moment that is no other part's.</summary>
    /// <exception cref="HttpRequestException">Twilio does not answer.</exception>
    public async Task<Result<FoundPart>> FindAsync(
        OutgoingPart part, DateTimeOffset since, IReadOnlySet<string> others, CancellationToken cancellationToken)
    {
        var second = since.ToUniversalTime().AddTicks(-(since.Ticks % TimeSpan.TicksPerSecond)) - ClockTolerance;
        var matches = new List<MessageResource>();
        var path = FirstPage(part, second);
        for (var page = 0; path is not null; page++)
        {
            var answer = await api.GetAsync(path, cancellationToken);
            if (!answer.IsSuccess)
            {
                return TwilioErrors.OfAsking(answer);
            }

            if (answer.Read(TwilioJson.Default.MessagePage) is not { Messages: { } messages } list || page == MaxPages)
            {
                return TwilioErrors.Unreadable;
            }

            matches.AddRange(messages.Where(message => IsMatch(message, part, second) && !others.Contains(message.Sid!)));
            if (!TryGetNextPath(list.NextPageUri, out path))
            {
                return TwilioErrors.Unreadable;
            }
        }

        return new FoundPart(matches.MinBy(CreatedAt)?.Sid);
    }

    private string FirstPage(OutgoingPart part, DateTimeOffset second)
    {
        (string Name, string Value)[] query =
        [
            ("To", part.To.Value),
            ("From", TwilioNumber.SenderOf(part, options)),
            ("DateSent>", second.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)),
            ("PageSize", "100"),
        ];
        return TwilioPaths.Messages(options) + "?"
            + string.Join('&', query.Select(q => $"{Uri.EscapeDataString(q.Name)}={Uri.EscapeDataString(q.Value)}"));
    }

    /// <summary>The next page, which must be in our account's list: our credentials go nowhere else.</summary>
    private bool TryGetNextPath(string? nextPageUri, out string? path)
    {
        path = nextPageUri?.TrimStart('/');
        return path is null || path.StartsWith(TwilioPaths.Messages(options) + "?", StringComparison.Ordinal);
    }

    // A template's body is what Twilio has approved; the part's text is ours.
    private static bool IsMatch(MessageResource message, OutgoingPart part, DateTimeOffset second) =>
        message is { Sid.Length: > 0, Direction: OurDirection }
        && !IsOtherNumber(message.To, part.To.Value)
        && (part.IsTemplate || Normalise(message.Body) == Normalise(part.Text))
        && (CreatedAt(message) is not { } created || created >= second);

    /// <summary>Numbers are compared; a WhatsApp user id may come back as the number behind it.</summary>
    private static bool IsOtherNumber(string? found, string wanted) =>
        found is not null && found != wanted
        && found.Contains('+', StringComparison.Ordinal) && wanted.Contains('+', StringComparison.Ordinal);

    private static string Normalise(string? text) => (text ?? string.Empty).ReplaceLineEndings("\n").Trim();

    private static DateTimeOffset? CreatedAt(MessageResource message) =>
        DateTimeOffset.TryParseExact(
            message.DateCreated, DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var at)
            ? at
            : null;
}
