using CryptoLock.Application.Ports;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CryptoLock.Architecture.Tests.Violations;

// What must not exist in the product. Each rule is shown to find its case here.
internal sealed class DomainThatKnowsTheDatabase
{
    public static Type Context => typeof(DbContext);
}

public sealed record Ask(string Text) : IRequest<string>;

public class PublicHandler : IRequestHandler<AnotherRequest, string>
{
    public Task<string> Handle(AnotherRequest request, CancellationToken cancellationToken) => Task.FromResult(request.ToString());
}

public sealed record AnotherRequest : IRequest<string>;

public class PublicValidator : AbstractValidator<AnotherRequest>;

[NonController]
public sealed class ThinkingController(IMessageSender sender) : ControllerBase
{
    public IMessageSender Sender { get; } = sender;
}

internal sealed class StrayTwilioThing;

internal static partial class OneLog
{
    [LoggerMessage(1, LogLevel.Debug, "One")]
    public static partial void LogOne(ILogger logger);
}

internal static partial class AnotherLog
{
    [LoggerMessage(1, LogLevel.Debug, "Another")]
    public static partial void LogAnother(ILogger logger);
}
