using CryptoLock.Application.Common;
using MediatR;

namespace CryptoLock.Application.Simulator.ReadSimulatorMessages;

/// <summary>
/// Reports, as a provider would, that the customer has seen what was sent. Nothing to report is not an error; parts that have
/// not left are not touched.
/// </summary>
/// <param name="ConversationId">The browser's id of the conversation.</param>
/// <param name="ThroughPosition">Position of the last message seen; from 1.</param>
public sealed record ReadSimulatorMessagesCommand(string? ConversationId, int ThroughPosition) : IRequest<Result<Unit>>;
