using System.Globalization;
using Microsoft.Extensions.Localization;
using MudBlazor;

namespace AccessRequests.Web.Localisation;

/// <summary>MudBlazor ships English only. A missing key falls back to English, and a test sees that none is missing.</summary>
internal sealed class FrenchMudLocalizer : MudLocalizer
{
    public override LocalizedString this[string key] =>
        FrenchMudTexts.ByKey.TryGetValue(key, out var text) ? new LocalizedString(key, text) : new LocalizedString(key, key, resourceNotFound: true);

    public override LocalizedString this[string key, params object[] arguments] =>
        FrenchMudTexts.ByKey.TryGetValue(key, out var text)
            ? new LocalizedString(key, string.Format(CultureInfo.CurrentCulture, text, arguments))
            : new LocalizedString(key, key, resourceNotFound: true);
}
