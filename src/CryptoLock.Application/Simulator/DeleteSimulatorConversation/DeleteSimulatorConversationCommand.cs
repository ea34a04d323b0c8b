using CryptoLock.Application.Common;
using MediatR;

namespace CryptoLock.Application.Simulator.DeleteSimulatorConversation;

/// <summary>Erases a conversation of the simulator. One that does not exist is not an error.</summary>
/// <param name="ConversationId">The browser's id of the conversation.</param>
public sealed record DeleteSimulatorConversationCommand(string? ConversationId) : IRequest<Result<Unit>>;
