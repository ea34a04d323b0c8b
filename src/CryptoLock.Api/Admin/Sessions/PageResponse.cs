using CryptoLock.Application.Sessions;

namespace CryptoLock.Api.Admin.Sessions;

/// <summary>A part of a list.</summary>
/// <typeparam name="T">One item.</typeparam>
public sealed record PageResponse<T>
{
    /// <summary>The items of this page.</summary>
    public required IReadOnlyList<T> Items { get; init; }

    /// <summary>The page's number, from 1.</summary>
    /// <example>1</example>
    public required int Page { get; init; }

    /// <summary>Most items that a page holds.</summary>
    /// <example>50</example>
    public required int Size { get; init; }

    /// <summary>Items in the whole list. Counting ends at 10,000, or at the item after this page if that is later.</summary>
    /// <example>1</example>
    public required int Total { get; init; }
}

internal static class PageResponse
{
    public static PageResponse<TResponse> From<T, TResponse>(Page<T> page, PageRequest request, Func<T, TResponse> convert) => new()
    {
        Items = [.. page.Items.Select(convert)],
        Page = request.Number,
        Size = request.Size,
        Total = page.Total,
    };
}
