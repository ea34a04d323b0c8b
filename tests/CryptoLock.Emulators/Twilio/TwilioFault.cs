using CryptoLock.Emulators.Faults;
using CryptoLock.Emulators.Hosting;

namespace CryptoLock.Emulators.Twilio;

/// <summary>How a call to Twilio's REST API goes wrong.</summary>
public sealed record TwilioFault : IFault<TwilioCall>
{
    private const string BadGateway =
        "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body><h1>502 Bad Gateway</h1></body>\r\n</html>\r\n";

    private TwilioFault(string name) => Name = name;

    /// <inheritdoc/>
    public string Name { get; private init; }

    /// <summary>The calls it strikes; null strikes any. Sending a message unless set.</summary>
    public TwilioOperation? Operation { get; init; } = TwilioOperation.CreateMessage;

    /// <summary>Whether the request takes effect all the same.</summary>
    public bool Accepts { get; init; }

    /// <summary>How long the answer is held back, after the request took effect.</summary>
    public TimeSpan Delay { get; init; }

    internal bool Resets { get; private init; }

    internal Reply? Answer { get; private init; }

    /// <summary>The connection is reset and nothing happened.</summary>
    public static TwilioFault ResetBefore { get; } = new("reset-before") { Resets = true };

    /// <summary>The request takes effect, then the connection is reset.</summary>
    public static TwilioFault ResetAfter { get; } = new("reset-after") { Resets = true, Accepts = true };

    /// <summary>500, code 20500; nothing happened.</summary>
    public static TwilioFault ServerError { get; } =
        new("server-error") { Answer = TwilioErrors.Reply(TwilioErrors.Internal) };

    /// <summary>500, code 20500, although the request took effect.</summary>
    public static TwilioFault ServerErrorAfter { get; } = ServerError with { Name = "server-error-after", Accepts = true };

    /// <summary>503, code 20503; nothing happened.</summary>
    public static TwilioFault Unavailable { get; } =
        new("unavailable") { Answer = TwilioErrors.Reply(TwilioErrors.Unavailable) };

    /// <summary>502 with a page of HTML, as from a front end; nothing happened.</summary>
    public static TwilioFault Html { get; } = new("html") { Answer = Reply.Text(502, BadGateway, "text/html") };

    /// <summary>429, code 20429; nothing happened.</summary>
    /// <param name="retryAfter">What the Retry-After header asks, in whole seconds; null leaves the header out.</param>
    public static TwilioFault RateLimited(TimeSpan? retryAfter = null) =>
        new("rate-limited") { Answer = TwilioErrors.Reply(TwilioErrors.TooManyRequests, retryAfter) };

    /// <summary>The request takes effect and its answer comes late.</summary>
    /// <param name="delay">How late.</param>
    public static TwilioFault Slow(TimeSpan delay) => new("slow") { Delay = delay, Accepts = true };

    /// <summary>Twilio refuses with this code.</summary>
    /// <param name="code">An error code of Twilio's, such as 21610.</param>
    public static TwilioFault Refuse(int code) => new("refuse") { Answer = TwilioErrors.Reply(code) };

    /// <inheritdoc/>
    public bool AppliesTo(TwilioCall call) => Operation is null || Operation == call.Operation;

    internal static TwilioFault Parse(FaultText text)
    {
        var fault = text.Name switch
        {
            "reset-before" => ResetBefore,
            "reset-after" => ResetAfter,
            "server-error" => ServerError,
            "server-error-after" => ServerErrorAfter,
            "unavailable" => Unavailable,
            "html" => Html,
            "rate-limited" => RateLimited(text.Duration),
            "slow" => Slow(text.Duration ?? TimeSpan.FromSeconds(1)),
            "refuse" => Refuse(text.CodeOr(TwilioErrors.BadParameter)),
            _ => throw new FormatException($"'{text.Name}' is not a fault of Twilio's."),
        };
        return text.Operation is null ? fault : fault with { Operation = ParseOperation(text.Operation) };
    }

    private static TwilioOperation? ParseOperation(string text) => text switch
    {
        "any" => null,
        "create" => TwilioOperation.CreateMessage,
        "fetch" => TwilioOperation.FetchMessage,
        "list" => TwilioOperation.ListMessages,
        "media" => TwilioOperation.FetchMedia,
        "typing" => TwilioOperation.Typing,
        _ => throw new FormatException($"'{text}' is not any, create, fetch, list, media or typing."),
    };
}
