using CryptoLock.Api.Startup;
using CryptoLock.Api.Webhooks.Twilio;
using CryptoLock.Application.Common;
using CryptoLock.Application.Conversations.ReceiveMessage;
using CryptoLock.Application.Delivery.RecordDeliveryStatus;
using CryptoLock.Domain.Conversations;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Moq;

namespace CryptoLock.Api.Tests.Webhooks.Twilio;

/// <summary>The webhooks alone, in memory: their controllers and filter, and a sender that validates, records and answers.</summary>
internal sealed class WebhookHost : IAsyncDisposable
{
    private readonly Mock<ISender> _sender = new();
    private readonly WebApplication _app;

    private WebhookHost(WebApplicationBuilder builder, string? pathBase)
    {
        builder.Logging.ClearProviders().AddProvider(Log).AddFilter("Microsoft", LogLevel.Warning);
        builder.Services.AddProblemDetails().AddExceptionHandler<ExpectedFailureHandler>();
        builder.Services.AddControllers(mvc => mvc.RemoveBracketSyntax()).ConfigureApplicationPartManager(UseOnlyOurControllers);
        builder.Services.AddTwilioWebhooks(builder.Configuration);
        builder.Services.AddValidatorsFromAssemblyContaining<ReceiveMessageCommand>(includeInternalTypes: true);
        builder.Services.AddSingleton(_sender.Object);
        _app = builder.Build();
        _app.UseForwardedHeaders();
        _app.UseExceptionHandler();
        _app.UseStatusCodePages();
        _app.UsePathBase(pathBase);
        _app.UseRouting();
        _app.MapControllers();
        SetUpSender();
    }

    /// <summary>Everything logged.</summary>
    public LogLines Log { get; } = new();

    /// <summary>The commands that passed validation.</summary>
    public List<object> Commands { get; } = [];

    /// <summary>What the next commands meet instead of an answer; null for success.</summary>
    public Exception? Failure { get; set; }

    /// <summary>The expected failure with which the next commands end; null for success.</summary>
    public Error? Error { get; set; }

    /// <summary>The address of a real server; only after <see cref="StartOnLoopbackAsync"/>.</summary>
    public Uri Address => new(_app.Urls.First());

    public IServiceProvider Services => _app.Services;

    public static Task<WebhookHost> StartAsync(params (string Key, string? Value)[] settings) =>
        StartAsync("Staging", null, settings);

    public static async Task<WebhookHost> StartAsync(
        string environment, string? pathBase, params (string Key, string? Value)[] settings)
    {
        var builder = CreateBuilder(environment, settings);
        builder.WebHost.UseTestServer();
        return await StartAsync(new WebhookHost(builder, pathBase));
    }

    public static async Task<WebhookHost> StartOnLoopbackAsync(params (string Key, string? Value)[] settings)
    {
        var builder = CreateBuilder("Staging", settings);
        builder.WebHost.UseKestrelCore().UseSetting("urls", "http://127.0.0.1:0");
        return await StartAsync(new WebhookHost(builder, null));
    }

    public async Task<WebhookResponse> SendAsync(WebhookRequest request)
    {
        var context = await _app.GetTestServer().SendAsync(request.ApplyTo);
        using var reader = new StreamReader(context.Response.Body);
        var body = await reader.ReadToEndAsync();
        return new(context.Response.StatusCode, context.Response.ContentType, body, context.Response.Headers.Allow);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static WebApplicationBuilder CreateBuilder(string environment, (string Key, string? Value)[] settings)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.Configuration.AddInMemoryCollection([KeyValuePair.Create("Twilio:AuthToken", (string?)WebhookRequest.Token)]);
        builder.Configuration.AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Key, s.Value)));
        builder.Services.AddRouting();
        return builder;
    }

    private static async Task<WebhookHost> StartAsync(WebhookHost host)
    {
        await host._app.StartAsync();
        return host;
    }

    private static void UseOnlyOurControllers(ApplicationPartManager manager)
    {
        manager.FeatureProviders.Clear();
        manager.FeatureProviders.Add(new OurControllers());
    }

    private void SetUpSender()
    {
        _sender.Setup(s => s.Send(It.IsAny<ReceiveMessageCommand>(), It.IsAny<CancellationToken>()))
            .Returns((IRequest<Result<MessageReceipt>> command, CancellationToken _) =>
                AnswerAsync((ReceiveMessageCommand)command, new MessageReceipt(false, new ChatSessionId(Guid.Empty))));
        _sender.Setup(s => s.Send(It.IsAny<RecordDeliveryStatusCommand>(), It.IsAny<CancellationToken>()))
            .Returns((IRequest<Result<DeliveryStatusReceipt>> command, CancellationToken _) =>
                AnswerAsync((RecordDeliveryStatusCommand)command, new DeliveryStatusReceipt(true, true)));
    }

    private async Task<Result<T>> AnswerAsync<TCommand, T>(TCommand command, T answer)
        where TCommand : notnull
    {
        await _app.Services.GetRequiredService<IValidator<TCommand>>().ValidateAndThrowAsync(command);
        if (Failure is not null)
        {
            throw Failure;
        }

        Commands.Add(command);
        return Error is { } error ? error : answer;
    }

    private sealed class OurControllers : IApplicationFeatureProvider<ControllerFeature>
    {
        public void PopulateFeature(IEnumerable<ApplicationPart> parts, ControllerFeature feature)
        {
            feature.Controllers.Add(System.Reflection.IntrospectionExtensions.GetTypeInfo(typeof(TwilioMessagesController)));
            feature.Controllers.Add(System.Reflection.IntrospectionExtensions.GetTypeInfo(typeof(TwilioStatusController)));
            feature.Controllers.Add(System.Reflection.IntrospectionExtensions.GetTypeInfo(typeof(AnyPathController)));
        }
    }
}
