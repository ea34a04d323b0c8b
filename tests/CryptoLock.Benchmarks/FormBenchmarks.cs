using BenchmarkDotNet.Attributes;
using CryptoLock.Api.Webhooks.Twilio;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;

namespace CryptoLock.Benchmarks;

/// <summary>From the body's text to the bound form of one message, against the framework's reader and binder.</summary>
public class FormBenchmarks
{
    private readonly ModelMetadata _metadata;
    private readonly IModelBinder _framework;
    private readonly FlatFormBinder<TwilioMessageForm> _own = new();
    private readonly IServiceProvider _services = new ServiceCollection().AddLogging().AddMvcCore().Services.BuildServiceProvider();

    public FormBenchmarks()
    {
        _metadata = _services.GetRequiredService<IModelMetadataProvider>().GetMetadataForType(typeof(TwilioMessageForm));
        _framework = _services.GetRequiredService<IModelBinderFactory>().CreateBinder(new() { Metadata = _metadata, CacheToken = _metadata });
    }

    [Benchmark(Baseline = true)]
    public Task<string?> Framework()
    {
        using var reader = new FormReader(Forms.Encoded);
        return BindAsync(_framework, new FormCollection(reader.ReadForm()), []);
    }

    [Benchmark]
    public Task<string?> Own()
    {
        UrlEncodedForm.TryDecode(Forms.Encoded, WebhookBody.MaxFields, out var fields);
        return BindAsync(_own, FormCollection.Empty, fields);
    }

    private async Task<string?> BindAsync(IModelBinder binder, IFormCollection form, List<KeyValuePair<string, string>> fields)
    {
        var http = new DefaultHttpContext { RequestServices = _services };
        http.Features.Set(new WebhookBody([], fields, IsForm: true));
        var context = DefaultModelBindingContext.CreateBindingContext(
            new ActionContext(http, new RouteData(), new()),
            new FormValueProvider(BindingSource.Form, form, null),
            _metadata,
            null,
            string.Empty);
        await binder.BindModelAsync(context);
        return ((TwilioMessageForm)context.Result.Model!).Body;
    }
}
