using CryptoLock.Application.Sessions;
using CryptoLock.Domain.Conversations;
using Microsoft.AspNetCore.Mvc;

namespace CryptoLock.Api.Admin.Sessions;

/// <summary>Which conversations to list. All conditions must hold.</summary>
public sealed record SessionFilterRequest
{
    /// <summary>Only with this status; leave out for all.</summary>
    /// <example>awaitingHuman</example>
    [FromQuery(Name = "status")]
    public SessionStatus? Status { get; init; }

    /// <summary>Only of this customer: the whole address, or the business-scoped user id; leave out for all.</summary>
    /// <example>whatsapp:+5511912345678</example>
    [FromQuery(Name = "customer")]
    public string? Customer { get; init; }

    /// <summary>Only with a message at or after this moment; leave out for all.</summary>
    /// <example>2026-11-30T12:00:00Z</example>
    [FromQuery(Name = "activeSince")]
    public DateTimeOffset? ActiveSince { get; init; }

    internal SessionFilter ToFilter() => new(
        Status,

        // An address has no spaces; one that was not encoded loses its plus sign to one.
        string.IsNullOrEmpty(Customer) ? null : Customer.Replace(' ', '+'),
        ActiveSince?.ToUniversalTime());
}
