using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;

namespace CryptoLock.Api.Admin.Handoff;

/// <summary>What makes a request safe to repeat.</summary>
// Bound with FromQuery, as filters are: with FromHeader the API's description would make one header of the whole.
public sealed record RepeatableRequest
{
    /// <summary>
    /// Stands for this message for as long as the conversation is stored: 1 to 255 printable ASCII characters without spaces and
    /// commas. Make a UUID for each message; leave out for none.
    /// </summary>
    // Empty stays empty, for the validator to refuse: who lost the key must not think it safe to repeat.
    [FromHeader(Name = "Idempotency-Key")]
    [DisplayFormat(ConvertEmptyStringToNull = false)]
    public string? IdempotencyKey { get; init; }
}
