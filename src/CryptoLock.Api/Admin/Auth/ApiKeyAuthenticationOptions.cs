using Microsoft.AspNetCore.Authentication;

namespace CryptoLock.Api.Admin.Auth;

internal sealed class ApiKeyAuthenticationOptions : AuthenticationSchemeOptions
{
    /// <summary>Whether the key may also come as the password of HTTP Basic, which a browser asks for.</summary>
    public bool AllowBasic { get; set; }
}
