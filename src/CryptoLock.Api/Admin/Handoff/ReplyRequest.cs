using System.ComponentModel.DataAnnotations;

namespace CryptoLock.Api.Admin.Handoff;

/// <summary>A message of the person who has a conversation.</summary>
public sealed record ReplyRequest
{
    /// <summary>
    /// The text, as Markdown; at most 16,384 characters. It is formatted for WhatsApp and sent in as many pieces as it takes.
    /// </summary>
    /// <example>Olá, aqui é o **Rui**. Já vou verificar o seu pedido.</example>
    // Empty passes here: the validator refuses it in the same words as an absent one.
    [Required(AllowEmptyStrings = true)]
    public string Text { get; init; } = string.Empty;
}
