namespace CryptoLock.Infrastructure.Messaging.WhatsApp;

/// <summary>What stands at the left of the lines of a quote or a list item.</summary>
internal sealed class Margin
{
    private const int MaxDepth = 8;
    private const string QuoteMark = "> ";

    private readonly Margin? _parent;
    private readonly string _first;
    private readonly string _rest;
    private readonly int _depth;
    private bool _begun;

    private Margin(Margin? parent, string first, string rest) =>
        (_parent, _first, _rest, _depth) = (parent, first, rest, (parent?._depth ?? 0) + 1);

    /// <summary>The margin of the answer itself.</summary>
    public static Margin None() => new(null, string.Empty, string.Empty);

    /// <summary>What a cut line repeats in the next message: the quote marks.</summary>
    public string Continuation => _parent?.Continuation + (_first == QuoteMark ? QuoteMark : string.Empty);

    /// <summary>Whether a list marker still waits for its line.</summary>
    public bool IsPending => (!_begun && _first != _rest) || (_parent?.IsPending ?? false);

    /// <summary>The margin of a quote inside this one.</summary>
    public Margin Quote() => _depth < MaxDepth ? new(this, QuoteMark, QuoteMark) : this;

    /// <summary>
    /// The margin of a list item inside this one. Beyond a depth nobody reads, items stop moving right.
    /// </summary>
    public Margin Item(string marker) =>
        new(_depth < MaxDepth ? this : _parent, marker, new string(' ', marker.Length));

    /// <summary>The prefix of the next line.</summary>
    public string Take()
    {
        var own = _begun ? _rest : _first;
        _begun = true;
        return _parent?.Take() + own;
    }
}
