using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace CryptoLock.Api.Webhooks.Twilio;

/// <summary>Binds Twilio's forms the short way.</summary>
internal sealed class TwilioFormBinderProvider : IModelBinderProvider
{
    private static readonly FlatFormBinder<TwilioMessageForm> Message = new();
    private static readonly FlatFormBinder<TwilioStatusForm> Status = new();

    public IModelBinder? GetBinder(ModelBinderProviderContext context) =>
        context.Metadata.ModelType == typeof(TwilioMessageForm) ? Message
        : context.Metadata.ModelType == typeof(TwilioStatusForm) ? Status
        : null;
}
