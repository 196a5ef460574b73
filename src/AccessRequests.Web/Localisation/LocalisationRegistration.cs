using System.Globalization;
using FluentValidation;
using MudBlazor;

namespace AccessRequests.Web.Localisation;

internal static class LocalisationRegistration
{
    public const string Culture = "fr-CA";

    public static void AddFrench(this WebApplicationBuilder builder)
    {
        // One language: whatever the browser asks for, and in jobs, which have no browser.
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.GetCultureInfo(Culture);
        CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.GetCultureInfo(Culture);
        SpeakFrenchInValidation();

        builder.Services.AddLocalization();
        builder.Services.AddRequestLocalization(options =>
        {
            options.SetDefaultCulture(Culture).AddSupportedCultures(Culture).AddSupportedUICultures(Culture);
            options.RequestCultureProviders.Clear();
        });
        builder.Services.AddTransient<MudLocalizer, FrenchMudLocalizer>();
        builder.Services.AddValidatorsFromAssemblyContaining<Program>(ServiceLifetime.Singleton, includeInternalTypes: true);
    }

    internal static void SpeakFrenchInValidation() => ValidatorOptions.Global.LanguageManager.Culture = CultureInfo.GetCultureInfo("fr");
}
