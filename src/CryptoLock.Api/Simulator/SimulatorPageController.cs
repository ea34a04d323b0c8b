using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace CryptoLock.Api.Simulator;

/// <summary>The simulator's page: a phone that talks to the assistant without WhatsApp. Only in Development and demo mode.</summary>
[ApiController]
[AllowAnonymous]
[SimulatorOnly]
[ApiExplorerSettings(IgnoreApi = true)]
[Route("simulator")]
public sealed class SimulatorPageController : ControllerBase
{
    private const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>The page.</summary>
    /// <response code="200">HTML.</response>
    [HttpGet]
    public IActionResult GetPage() => GetAsset(SimulatorAssets.Page);

    /// <summary>A file that the page uses.</summary>
    /// <param name="name">Its exact name.</param>
    /// <response code="200">The file.</response>
    /// <response code="304">The browser's copy is still right.</response>
    /// <response code="404">There is no such file.</response>
    [HttpGet("assets/{name}")]
    public IActionResult GetAsset(string name)
    {
        if (SimulatorAssets.Find(name) is not { } asset)
        {
            return NotFound();
        }

        Response.Headers.ContentSecurityPolicy = ContentSecurityPolicy;
        Response.Headers.XContentTypeOptions = "nosniff";
        Response.Headers["Referrer-Policy"] = "no-referrer";
        Response.Headers.CacheControl = "no-cache";
        return File(asset.Content, asset.ContentType, lastModified: null, asset.Tag);
    }
}
