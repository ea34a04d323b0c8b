using CryptoLock.Api.Webhooks.Twilio;
using Microsoft.AspNetCore.Mvc;

namespace CryptoLock.Api.Tests.Webhooks.Twilio;

/// <summary>Stands behind the signature filter at every address, so that vectors of other addresses can be sent.</summary>
[ServiceFilter<TwilioSignatureFilter>]
public sealed class AnyPathController : ControllerBase
{
    /// <summary>Says that the filter let the request through.</summary>
    [AcceptVerbs("GET", "POST", Route = "any/{**path}", Order = 1)]
    [AcceptVerbs("GET", "POST", Route = "api/{**path}", Order = 1)]
    [AcceptVerbs("GET", "POST", Route = "myapp", Order = 1)]
    [AcceptVerbs("GET", "POST", Route = "myapp.php", Order = 1)]
    public IActionResult Reached() => Ok();
}
