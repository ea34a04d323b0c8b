using System.Net;
using System.Text.Json.Nodes;

namespace CryptoLock.Api.Tests.Hosting;

internal static class HttpAssertions
{
    /// <summary>The body as JSON.</summary>
    public static async Task<JsonNode> JsonAsync(this HttpResponseMessage response) =>
        JsonNode.Parse(await response.Content.ReadAsStringAsync())!;

    /// <summary>Asserts that the response is problem details of that status, with a trace id.</summary>
    public static async Task<JsonNode> ProblemAsync(this HttpResponseMessage response, HttpStatusCode status)
    {
        Assert.That(response.StatusCode, Is.EqualTo(status));
        Assert.That(response.Content.Headers.ContentType?.MediaType, Is.EqualTo("application/problem+json"));
        var problem = await response.JsonAsync();
        using (Assert.EnterMultipleScope())
        {
            Assert.That((int?)problem["status"], Is.EqualTo((int)status));
            Assert.That((string?)problem["title"], Is.Not.Null.And.Not.Empty);
            Assert.That((string?)problem["type"], Does.StartWith("https://"));
            Assert.That((string?)problem["traceId"], Does.Match("^[0-9a-f]{32}$"));
        }

        return problem;
    }
}
