namespace CryptoLock.Api.Webhooks.Twilio;

/// <summary>
/// Takes an URL-encoded form apart as the URL standard says: a field without <c>=</c> has an empty value, nothing between two
/// <c>&amp;</c> is no field. ASP.NET's own readers cost three times as much, and <c>FormReader</c> glues such fields together.
/// </summary>
internal static class UrlEncodedForm
{
    private const int MaxNameLength = 2_048;
    private const int UsualFields = 16;

    /// <summary>Decodes all fields, in order.</summary>
    /// <param name="form">The form, as sent.</param>
    /// <param name="maxFields">The most fields it may have.</param>
    /// <param name="fields">The decoded fields.</param>
    /// <returns>False when it has more fields, or a name of more than 2,048 characters as sent.</returns>
    public static bool TryDecode(ReadOnlySpan<char> form, int maxFields, out List<KeyValuePair<string, string>> fields)
    {
        fields = new(UsualFields);
        while (!form.IsEmpty)
        {
            var end = form.IndexOf('&');
            var pair = end < 0 ? form : form[..end];
            form = end < 0 ? [] : form[(end + 1)..];

            if (pair.IsEmpty)
            {
                continue;
            }

            var equals = pair.IndexOf('=');
            var name = equals < 0 ? pair : pair[..equals];
            if (fields.Count == maxFields || name.Length > MaxNameLength)
            {
                return false;
            }

            fields.Add(new(Decode(name), equals < 0 ? string.Empty : Decode(pair[(equals + 1)..])));
        }

        return true;
    }

    private static string Decode(ReadOnlySpan<char> text) => text.IndexOfAny('+', '%') < 0
        ? text.ToString()
        : Uri.UnescapeDataString(text.ToString().Replace('+', ' '));
}
