namespace CryptoLock.Application.Sessions;

/// <summary>Which part of a list to read.</summary>
/// <param name="Number">Page number, from 1.</param>
/// <param name="Size">Items on a page, 1 to 200.</param>
public sealed record PageRequest(int Number, int Size)
{
    /// <summary>Largest accepted <see cref="Size"/>.</summary>
    public const int MaxSize = 200;

    private const int AlwaysCounted = 10_000;

    /// <summary>Items before this page.</summary>
    public int Offset => (Number - 1) * Size;

    /// <summary>
    /// How far a long list is counted: further than people turn pages, and always far enough to tell whether there is another
    /// page. From 10,000.
    /// </summary>
    public int CountUpTo => Math.Max(AlwaysCounted, Offset + Size + 1);
}

/// <summary>A part of a list.</summary>
/// <param name="Items">The items of this page.</param>
/// <param name="Total">Items in the whole list; <see cref="PageRequest.CountUpTo"/> or more when it is longer.</param>
/// <typeparam name="T">One item.</typeparam>
public sealed record Page<T>(IReadOnlyList<T> Items, int Total);
