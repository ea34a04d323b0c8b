using CryptoLock.Api.Webhooks.Twilio;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Primitives;

namespace CryptoLock.Api.Tests.Webhooks.Twilio;

/// <summary>The short way leads to where the framework's own binder leads.</summary>
[TestFixture]
internal sealed class FlatFormBinderTests
{
    private static readonly ServiceProvider Services = new ServiceCollection().AddLogging().AddMvcCore().Services.BuildServiceProvider();

    [OneTimeTearDown]
    public void CleanUp() => Services.Dispose();

    [Test]
    public async Task Bind_WhenEveryPropertyIsPosted_BindsEachAsTheFrameworkDoes()
    {
        var form = Names.ToDictionary(name => name, name => new StringValues($" {name} value "));

        Assert.That(await OwnAsync(form), Is.EqualTo(await FrameworkAsync(form)).And.None.Null);
    }

    [TestCase("")]
    [TestCase("   ")]
    [TestCase("\u00a0\t")]
    public async Task Bind_WhenAValueIsBlank_BindsNull(string blank)
    {
        var form = Names.ToDictionary(name => name, _ => new StringValues(blank));

        Assert.That(await OwnAsync(form), Is.EqualTo(await FrameworkAsync(form)).And.All.Null);
    }

    [Test]
    public async Task Bind_WhenNamesDifferInCaseOrRepeatOrAreUnknown_BindsTheFirstOfTheExactName()
    {
        var form = new Dictionary<string, StringValues>(StringComparer.Ordinal)
        {
            ["body"] = "lower",
            ["Body"] = new(["first", "second"]),
            ["MessageSid"] = new(["", "second"]),
            ["Unknown"] = "ignored",
        };

        var bound = await OwnAsync(form);

        Assert.That(bound, Is.EqualTo(await FrameworkAsync(form)));
        Assert.That(bound, Has.One.EqualTo("first").And.None.EqualTo("lower").And.None.EqualTo("second"));
    }

    private static string[] Names => [.. typeof(TwilioMessageForm).GetProperties().Select(property => property.Name)];

    private static Task<string?[]> OwnAsync(Dictionary<string, StringValues> form) => BindAsync(_ => new FlatFormBinder<TwilioMessageForm>(), form);

    private static Task<string?[]> FrameworkAsync(Dictionary<string, StringValues> form) => BindAsync(
        metadata => Services.GetRequiredService<IModelBinderFactory>().CreateBinder(new() { Metadata = metadata, CacheToken = metadata }), form);

    private static async Task<string?[]> BindAsync(Func<ModelMetadata, IModelBinder> create, Dictionary<string, StringValues> fields)
    {
        var metadata = Services.GetRequiredService<IModelMetadataProvider>().GetMetadataForType(typeof(TwilioMessageForm));
        var form = new FormCollection(fields);
        var http = new DefaultHttpContext { RequestServices = Services };
        http.Features.Set(new WebhookBody([], [.. Sent(fields)], IsForm: true));
        var context = DefaultModelBindingContext.CreateBindingContext(
            new ActionContext(http, new RouteData(), new()), new FormValueProvider(BindingSource.Form, form, null), metadata, null, string.Empty);

        await create(metadata).BindModelAsync(context);

        return [.. typeof(TwilioMessageForm).GetProperties().Select(property => (string?)property.GetValue(context.Result.Model))];
    }

    private static IEnumerable<KeyValuePair<string, string>> Sent(Dictionary<string, StringValues> fields) =>
        fields.SelectMany(field => field.Value, (field, value) => KeyValuePair.Create(field.Key, value!));
}
