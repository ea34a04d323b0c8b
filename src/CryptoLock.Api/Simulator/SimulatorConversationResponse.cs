using CryptoLock.Application.Sessions;
using CryptoLock.Application.Simulator.GetSimulatorConversation;

namespace CryptoLock.Api.Simulator;

/// <summary>What the page shows of a conversation.</summary>
/// <param name="Status">Who answers, such as <c>automated</c> or <c>awaitingHuman</c>; null while nothing was written.</param>
/// <param name="IsTyping">Whether an answer is being written.</param>
/// <param name="MessageCount">Messages in the whole conversation; also the position of the last one.</param>
/// <param name="Messages">The messages asked for, in order.</param>
public sealed record SimulatorConversationResponse(
    string? Status, bool IsTyping, int MessageCount, IReadOnlyList<SimulatorMessageResponse> Messages)
{
    internal static SimulatorConversationResponse From(SimulatorConversation conversation) => new(
        SimulatorWords.Of(conversation.Status),
        conversation.IsTyping,
        conversation.MessageCount,
        [.. conversation.Messages.Select(SimulatorMessageResponse.From)]);
}

/// <summary>One message.</summary>
/// <param name="Position">Place in the conversation, from 1.</param>
/// <param name="Author"><c>customer</c>, <c>assistant</c>, <c>operator</c> or <c>system</c>.</param>
/// <param name="Text">What the customer typed; null for messages to the customer, whose text is in the parts.</param>
/// <param name="At">Arrival or creation, UTC.</param>
/// <param name="ProviderId">The id of a customer's message; null for others.</param>
/// <param name="Outcome">How a customer's message ended, such as <c>answered</c>; null while it waits, and for others.</param>
/// <param name="Parts">The parts of a message to the customer, in order; empty for the customer's own.</param>
/// <param name="Responder">What wrote the assistant's answer, such as <c>gemini</c>; null for others.</param>
/// <param name="Model">The model that wrote it; null when none did or it is not known.</param>
public sealed record SimulatorMessageResponse(
    int Position,
    string Author,
    string? Text,
    DateTimeOffset At,
    string? ProviderId,
    string? Outcome,
    IReadOnlyList<SimulatorPartResponse> Parts,
    string? Responder,
    string? Model)
{
    internal static SimulatorMessageResponse From(TranscriptEntry entry) => new(
        entry.Position,
        SimulatorWords.Of(entry.Author),
        entry.Parts.Count == 0 ? entry.Content.Text : null,
        entry.At,
        entry.ProviderId,
        SimulatorWords.Of(entry.Outcome?.Kind),
        [.. entry.Parts.Select(p => new SimulatorPartResponse(p.Id.Value, p.Text, SimulatorWords.Of(p.Status)))],
        entry.Origin?.Responder,
        entry.Origin?.ModelUsed ?? entry.Origin?.ModelAsked);
}

/// <summary>One part of a message to the customer: one bubble.</summary>
/// <param name="Id">Identity.</param>
/// <param name="Text">The text in WhatsApp's formatting.</param>
/// <param name="Status"><c>queued</c>, <c>sending</c>, <c>sent</c>, <c>delivered</c>, <c>read</c> or <c>failed</c>.</param>
public sealed record SimulatorPartResponse(Guid Id, string Text, string Status);
