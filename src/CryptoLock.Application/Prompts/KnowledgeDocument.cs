using CryptoLock.Domain.Conversations;

namespace CryptoLock.Application.Prompts;

/// <summary>One file of product documentation.</summary>
/// <param name="Id">Stable id, such as <c>pspm-pt</c>.</param>
/// <param name="Language">Its language.</param>
/// <param name="Title">Its first heading.</param>
/// <param name="Text">Its Markdown.</param>
public sealed record KnowledgeDocument(string Id, Language Language, string Title, string Text);
