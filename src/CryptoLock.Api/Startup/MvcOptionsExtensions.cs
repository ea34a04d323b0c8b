using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace CryptoLock.Api.Startup;

internal static class MvcOptionsExtensions
{
    /// <summary>
    /// Stops reading names such as <c>a[b]</c>, which nobody sends: MVC throws on <c>a[</c>, a 500 that any client could cause.
    /// </summary>
    public static void RemoveBracketSyntax(this MvcOptions options)
    {
        options.ValueProviderFactories.RemoveType<JQueryFormValueProviderFactory>();
        options.ValueProviderFactories.RemoveType<JQueryQueryStringValueProviderFactory>();
    }
}
