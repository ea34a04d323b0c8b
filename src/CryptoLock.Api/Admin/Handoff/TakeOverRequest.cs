using System.ComponentModel.DataAnnotations;

namespace CryptoLock.Api.Admin.Handoff;

/// <summary>Who takes a conversation over.</summary>
public sealed record TakeOverRequest
{
    /// <summary>The person's name, for colleagues; 1 to 128 characters. The customer does not see it.</summary>
    /// <example>Rui</example>
    // Empty passes here: the validator refuses it in the same words as an absent one.
    [Required(AllowEmptyStrings = true)]
    public string Operator { get; init; } = string.Empty;
}
