namespace CryptoLock.Infrastructure.Messaging.WhatsApp;

/// <summary>What a customer should see of a link's address.</summary>
internal static class LinkAddress
{
    private static readonly string[] Unhelpful = ["#", "javascript:", "data:", "vbscript:"];
    private static readonly string[] Spoken = ["mailto:", "tel:"];
    private static readonly string[] Webs = ["https://", "http://"];

    /// <summary>The address as text without spaces; null when it would tell a customer nothing.</summary>
    public static string? Visible(string? url)
    {
        var address = TextCleaner.CleanInline(url ?? string.Empty).Trim().Replace(" ", "%20", StringComparison.Ordinal);
        if (address.Length == 0 || StartsWithAny(address, Unhelpful) is not null)
        {
            return null;
        }

        var scheme = StartsWithAny(address, Spoken);
        return scheme is null ? address : address[scheme.Length..];
    }

    /// <summary>Whether the link's words already are its address.</summary>
    public static bool IsSame(string text, string address) =>
        string.Equals(Bare(text.Trim()), Bare(address), StringComparison.OrdinalIgnoreCase);

    private static string Bare(string address)
    {
        var scheme = StartsWithAny(address, Webs) ?? StartsWithAny(address, Spoken);
        return (scheme is null ? address : address[scheme.Length..]).TrimEnd('/');
    }

    private static string? StartsWithAny(string address, string[] starts) =>
        Array.Find(starts, s => address.StartsWith(s, StringComparison.OrdinalIgnoreCase));
}
