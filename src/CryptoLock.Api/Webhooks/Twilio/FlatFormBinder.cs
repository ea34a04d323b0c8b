using System.Collections.Frozen;
using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;

namespace CryptoLock.Api.Webhooks.Twilio;

/// <summary>
/// Binds the form that the signature filter has read to a class of texts, with the framework's result: names match exactly, blank is null, the first of several
/// values counts. The framework looks for each of seventy properties in the form; this looks for each field in the class.
/// </summary>
/// <typeparam name="TForm">The class; all its settable properties are texts.</typeparam>
internal sealed class FlatFormBinder<TForm> : IModelBinder
    where TForm : class, new()
{
    private static readonly FrozenDictionary<string, Action<TForm, string?>> Setters = typeof(TForm).GetProperties()
        .ToFrozenDictionary(
            property => property.Name,
            property => property.SetMethod!.CreateDelegate<Action<TForm, string?>>(),
            StringComparer.Ordinal);

    private static readonly bool HasRules =
        typeof(TForm).GetProperties().Any(property => property.IsDefined(typeof(ValidationAttribute), inherit: true));

    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        var model = new TForm();
        var fields = bindingContext.HttpContext.Features.GetRequiredFeature<WebhookBody>().Fields;

        // From the end, so that the first of several values stays.
        for (var i = fields.Count - 1; i >= 0; i--)
        {
            if (Setters.TryGetValue(fields[i].Key, out var set))
            {
                set(model, string.IsNullOrWhiteSpace(fields[i].Value) ? null : fields[i].Value);
            }
        }

        if (!HasRules)
        {
            // Or the framework would visit every property to find that.
            bindingContext.ValidationState[model] = new ValidationStateEntry { SuppressValidation = true };
        }

        bindingContext.Result = ModelBindingResult.Success(model);
        return Task.CompletedTask;
    }
}
