using System.Collections.Frozen;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;

namespace CryptoLock.Api.Webhooks.Twilio;

/// <summary>
/// Binds the form that the signature filter has read to a class of texts, with the framework's result: names match exactly, blank is
/// null, the first of several values counts, what is required must be there. The framework looks for each of seventy properties in the
/// form and then visits each once more for its rules; this looks for each field in the class.
/// </summary>
/// <typeparam name="TForm">
/// The class; all its settable properties are texts, and their only rule is <see cref="RequiredAttribute"/>.
/// </typeparam>
internal sealed class FlatFormBinder<TForm> : IModelBinder
    where TForm : class, new()
{
    private static readonly FrozenDictionary<string, Action<TForm, string?>> Setters = typeof(TForm).GetProperties()
        .ToFrozenDictionary(
            property => property.Name,
            property => property.SetMethod!.CreateDelegate<Action<TForm, string?>>(),
            StringComparer.Ordinal);

    private static readonly (string Name, string Missing, Func<TForm, string?> Get)[] Required =
        [.. typeof(TForm).GetProperties().SelectMany(p => p.GetCustomAttributes<ValidationAttribute>(), Read)];

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

        foreach (var (name, missing, get) in Required)
        {
            if (get(model) is null)
            {
                bindingContext.ModelState.TryAddModelError(name, missing);
            }
        }

        bindingContext.ValidationState[model] = new ValidationStateEntry { SuppressValidation = true };
        bindingContext.Result = ModelBindingResult.Success(model);
        return Task.CompletedTask;
    }

    private static (string Name, string Missing, Func<TForm, string?> Get) Read(PropertyInfo property, ValidationAttribute rule) =>
        rule is RequiredAttribute
            ? (property.Name, rule.FormatErrorMessage(property.Name), property.GetMethod!.CreateDelegate<Func<TForm, string?>>())
            : throw new InvalidOperationException($"{typeof(TForm).Name}.{property.Name} has a rule that this binder does not check.");
}
