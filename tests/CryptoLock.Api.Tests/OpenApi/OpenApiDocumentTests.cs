using System.Text.Json;
using System.Text.Json.Nodes;
using CryptoLock.Api.Tests.Hosting;

namespace CryptoLock.Api.Tests.OpenApi;

/// <summary>
/// Approval of the API's description. On a difference the new description is written beside the approved one, as
/// <c>openapi.v1.received.json</c>. When the change is intended, run the tests with <c>CRYPTOLOCK_APPROVE_OPENAPI=1</c> to
/// rewrite the approved one, and commit it.
/// </summary>
[TestFixture]
internal sealed class OpenApiDocumentTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "docs", "api");
    private static readonly string Approved = Path.Combine(Folder, "openapi.v1.json");
    private static readonly string Received = Path.Combine(Folder, "openapi.v1.received.json");
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private JsonNode _document = null!;

    [OneTimeSetUp]
    public async Task ReadAsync()
    {
        using var host = new HostFactory();
        using var response = await host.CreateClient().GetAsync("/openapi/v1.json");
        Assert.That(response.IsSuccessStatusCode, Is.True, await response.Content.ReadAsStringAsync());
        _document = await response.JsonAsync();
    }

    [Test]
    public async Task Document_IsTheApprovedOne()
    {
        var received = _document.ToJsonString(Readable).ReplaceLineEndings("\n") + "\n";
        if (Environment.GetEnvironmentVariable("CRYPTOLOCK_APPROVE_OPENAPI") == "1")
        {
            await File.WriteAllTextAsync(Approved, received);
        }

        var isSame = File.Exists(Approved) && await File.ReadAllTextAsync(Approved) == received;
        if (isSame)
        {
            File.Delete(Received);
        }
        else
        {
            await File.WriteAllTextAsync(Received, received);
        }

        Assert.That(isSame, Is.True, $"The API's description changed; compare {Path.GetFileName(Received)} in docs/api.");
    }

    [Test]
    public void Operations_AreAllSummarised() =>
        Assert.That(Operations().Where(operation => string.IsNullOrWhiteSpace((string?)operation.Value["summary"])), Is.Empty);

    [Test]
    public void Parameters_AreAllDescribed() => Assert.That(
        from operation in Operations()
        from parameter in operation.Value["parameters"]?.AsArray() ?? []
        where string.IsNullOrWhiteSpace((string?)parameter!["description"])
        select $"{operation.Key} {parameter["name"]}",
        Is.Empty);

    [Test]
    public void Responses_AreAllDescribed() => Assert.That(
        from operation in Operations()
        from response in operation.Value["responses"]!.AsObject()
        where string.IsNullOrWhiteSpace((string?)response.Value!["description"])
        select $"{operation.Key} {response.Key}",
        Is.Empty);

    [Test]
    public void Fields_AreAllDescribed() => Assert.That(
        from schema in _document["components"]!["schemas"]!.AsObject()
        from field in schema.Value!["properties"]?.AsObject() ?? []
        where string.IsNullOrWhiteSpace((string?)field.Value!["description"])
        select $"{schema.Key}.{field.Key}",
        Is.Empty);

    [Test]
    public void FormFields_AreAllDescribed() => Assert.That(
        from operation in Operations()
        from content in operation.Value["requestBody"]?["content"]?.AsObject() ?? []
        from field in content.Value!["schema"]?["properties"]?.AsObject() ?? []
        where string.IsNullOrWhiteSpace((string?)field.Value!["description"])
        select $"{operation.Key} {field.Key}",
        Is.Empty);

    [Test]
    public void Webhook_HasAnExampleForm()
    {
        var body = _document["paths"]!["/webhook"]!["post"]!["requestBody"]!;
        var form = body["content"]!["application/x-www-form-urlencoded"]!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That((string?)body["description"], Does.StartWith("A message from a customer"));
            Assert.That((string?)form["example"]!["From"], Does.StartWith("whatsapp:"));
            Assert.That((string?)form["schema"]!["properties"]!["From"]!["examples"]![0], Does.StartWith("whatsapp:"));
        }
    }

    [TestCase("take-over", "Who takes a conversation over.")]
    [TestCase("reply", "A message of the person who has a conversation.")]
    public void JsonBodies_AreDescribedByTheirType(string action, string description) => Assert.That(
        (string?)_document["paths"]![$"/api/sessions/{{id}}/{action}"]!["post"]!["requestBody"]!["description"], Is.EqualTo(description));

    [TestCase("/webhook", "200,400,403,405,413,415,503")]
    [TestCase("/webhook/status/{partId}", "204,400,403,405,413,415,503")]
    [TestCase("/webhook/status", "204,400,403,405,413,415,503")]
    public void Webhooks_ListEveryAnswer(string path, string expected) => Assert.That(
        string.Join(',', _document["paths"]![path]!["post"]!["responses"]!.AsObject().Select(response => response.Key).Order()),
        Is.EqualTo(expected));

    [Test]
    public void ProtectedOperations_WithABody_ListWhatMayBeWrongWithIt() => Assert.That(
        from operation in ProtectedOperations()
        where operation.Value["requestBody"] is not null
        let responses = operation.Value["responses"]!.AsObject()
        select $"{operation.Key} {(string?)responses["413"]?["description"]} {(string?)responses["415"]?["description"]}",
        Is.EquivalentTo(new[]
        {
            "post /api/sessions/{id}/take-over The body is larger than 128 KB. The body is not JSON.",
            "post /api/sessions/{id}/reply The body is larger than 128 KB. The body is not JSON.",
        }));

    [Test]
    public void ProtectedOperations_WithAnId_ListThatItMayBeRefused() => Assert.That(
        from operation in ProtectedOperations()
        where operation.Key.Contains("{id}", StringComparison.Ordinal)
        let refusal = operation.Value["responses"]!["400"]
        where (string?)refusal?["content"]?["application/problem+json"]?["schema"]?["$ref"] != "#/components/schemas/ValidationProblemDetails"
        select operation.Key,
        Is.Empty);

    [TestCase("TakeOverRequest", "operator")]
    [TestCase("ReplyRequest", "text")]
    public void JsonBodies_NameWhatTheyCannotBeWithout(string schema, string field) => Assert.That(
        _document["components"]!["schemas"]![schema]!["required"]?.AsArray().Select(name => (string?)name), Is.EqualTo(new[] { field }));

    [Test]
    public void ProtectedOperations_NameTheKey() => Assert.That(
        ProtectedOperations().Select(operation => (string?)operation.Value["security"]?[0]?.AsObject().Single().Key),
        Is.Not.Empty.And.All.EqualTo("ApiKey"));

    [Test]
    public async Task Swagger_ShowsTheDocument()
    {
        using var host = new HostFactory();

        using var response = await host.CreateClient().GetAsync("/swagger/index.html");

        Assert.That(response.IsSuccessStatusCode, Is.True);
        Assert.That(await response.Content.ReadAsStringAsync(), Does.Contain("CryptoLock API"));
    }

    private IEnumerable<KeyValuePair<string, JsonNode>> ProtectedOperations() =>
        Operations().Where(operation => operation.Key.Contains("/api/", StringComparison.Ordinal));

    private IEnumerable<KeyValuePair<string, JsonNode>> Operations() =>
        from path in _document["paths"]!.AsObject()
        from operation in path.Value!.AsObject()
        select KeyValuePair.Create($"{operation.Key} {path.Key}", operation.Value!);
}
