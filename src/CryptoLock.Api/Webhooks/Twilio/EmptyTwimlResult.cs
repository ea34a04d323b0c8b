using System.Text;
using Microsoft.AspNetCore.Mvc;

namespace CryptoLock.Api.Webhooks.Twilio;

/// <summary>Tells Twilio that the message has arrived and that there is nothing to do now.</summary>
internal sealed class EmptyTwimlResult : ActionResult
{
    public static readonly EmptyTwimlResult Instance = new();

    private static readonly byte[] Twiml =
        Encoding.UTF8.GetBytes("""<?xml version="1.0" encoding="utf-8"?><Response></Response>""");

    public override Task ExecuteResultAsync(ActionContext context)
    {
        var response = context.HttpContext.Response;
        response.ContentType = "text/xml; charset=utf-8";
        response.ContentLength = Twiml.Length;
        return response.Body.WriteAsync(Twiml, context.HttpContext.RequestAborted).AsTask();
    }
}
