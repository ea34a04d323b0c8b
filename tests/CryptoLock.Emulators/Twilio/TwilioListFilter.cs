using System.Globalization;

namespace CryptoLock.Emulators.Twilio;

/// <summary>The query of a message list. A message that has not left yet is dated by its creation.</summary>
internal sealed record TwilioListFilter(string? To, string? From, int PageSize, int Page, long Before)
{
    private const string TokenPrefix = "PA";
    private DateTimeOffset? SentFrom { get; init; }

    private DateTimeOffset? SentUntil { get; init; }

    /// <summary>Null when a parameter is not valid.</summary>
    public static TwilioListFilter? Parse(IQueryCollection query)
    {
        var (size, page, before) = (50, 0, long.MaxValue);
        DateTimeOffset? from = null, until = null;
        foreach (var (name, values) in query)
        {
            var value = values.ToString();
            var valid = name switch
            {
                "PageSize" => int.TryParse(value, out size) && size is >= 1 and <= 1000,
                "Page" => int.TryParse(value, out page) && page >= 0,
                "PageToken" => TryParseToken(value, out before),
                "DateSent" => TryParseDate(value, wholeDay: true, ref from, ref until),
                "DateSent>" => TryParseDate(value, wholeDay: false, ref from),
                "DateSent<" => TryParseUntil(value, ref until),
                _ => true,
            };
            if (!valid)
            {
                return null;
            }
        }

        return new(Text(query, "To"), Text(query, "From"), size, page, before) { SentFrom = from, SentUntil = until };
    }

    public bool Passes(TwilioMessage message)
    {
        var at = message.SentAt ?? message.CreatedAt;
        return message.Sequence < Before
            && (From is null || From == message.From)
            && (SentFrom is null || at >= SentFrom)
            && (SentUntil is null || at < SentUntil);
    }

    /// <summary>The query of another page, with every filter kept.</summary>
    public static string QueryOf(IQueryCollection query, int pageSize, int page, long? before)
    {
        var kept = query.Where(pair => pair.Key is not ("Page" or "PageToken" or "PageSize"))
            .Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value.ToString()));
        return QueryString.Create(kept)
            .Add("PageSize", pageSize.ToString(CultureInfo.InvariantCulture))
            .Add("Page", page.ToString(CultureInfo.InvariantCulture))
            .Add(before is null ? QueryString.Empty : QueryString.Create("PageToken", $"{TokenPrefix}{before}"))
            .ToUriComponent();
    }

    private static string? Text(IQueryCollection query, string name) =>
        query.TryGetValue(name, out var values) && values is [{ Length: > 0 } first, ..] ? first : null;

    private static bool TryParseToken(string text, out long before)
    {
        before = 0;
        return text.StartsWith(TokenPrefix, StringComparison.Ordinal)
            && long.TryParse(text.AsSpan(TokenPrefix.Length), CultureInfo.InvariantCulture, out before);
    }

    private static bool TryParseDate(string text, bool wholeDay, ref DateTimeOffset? from, ref DateTimeOffset? until)
    {
        if (!TryParseDate(text, wholeDay, ref from))
        {
            return false;
        }

        until = from!.Value.AddDays(1);
        return true;
    }

    private static bool TryParseDate(string text, bool wholeDay, ref DateTimeOffset? from)
    {
        var valid = TryParse(text, out var at);
        from = wholeDay ? new DateTimeOffset(at.UtcDateTime.Date, TimeSpan.Zero) : at;
        return valid;
    }

    // "On or before": a bare date includes its whole day, an instant includes its second.
    private static bool TryParseUntil(string text, ref DateTimeOffset? until)
    {
        var valid = TryParse(text, out var at);
        until = text.Length == "yyyy-MM-dd".Length ? at.AddDays(1) : at.AddSeconds(1);
        return valid;
    }

    private static bool TryParse(string text, out DateTimeOffset at) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out at);
}
