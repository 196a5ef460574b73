using System.Security.Claims;
using AccessRequests.Domain;
using AccessRequests.Domain.Organisations;
using AccessRequests.Letters;
using AccessRequests.Letters.Wording;
using AccessRequests.Web.Data;
using AccessRequests.Web.Forms;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.EntityFrameworkCore;
using MudBlazor;

namespace AccessRequests.Web.Letters.Templates;

public sealed partial class SentencePage
{
    private Sentence? _shipped;
    private SentenceForm? _form;
    private List<WordingVersion> _versions = [];
    private bool _busy;

    [Parameter]
    public required string Key { get; set; }

    [SupplyParameterFromQuery(Name = "langue")]
    public string? LanguageCode { get; set; }

    [CascadingParameter]
    public required Task<AuthenticationState> Authentication { get; set; }

    [Inject]
    public required IDbContextFactory<AccessRequestsDb> Databases { get; init; }

    [Inject]
    public required RewordSentence RewordSentence { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required ISnackbar Snackbar { get; init; }

    private LetterLanguage Language => TemplateUrls.LanguageOf(LanguageCode);

    protected override Task OnParametersSetAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        var template = LetterTemplate.Of(Language);
        _shipped = template.Find(Key);

        if (_shipped is null)
        {
            Navigation.NotFound();
            return;
        }

        await using var db = await Databases.CreateDbContextAsync();
        _versions = await db.WordingVersions.AsNoTracking()
            .Where(version => version.Language == template.Tag && version.Key == Key)
            .OrderByDescending(version => version.Number)
            .ToListAsync();

        _form = SentenceForm.Of(_shipped, Language, _versions.FirstOrDefault()?.Number ?? 0);

        if (_versions is [{ One: not null } last, ..])
        {
            TakeUp(last);
        }
    }

    /// <summary>Into the form, to be looked at and saved as a new version.</summary>
    private void TakeUp(WordingVersion version)
    {
        _form!.One = version.One!;
        _form.Many = version.Many ?? "";
    }

    private Task SaveAsync() => ActAsync(user => RewordSentence.ExecuteAsync(_form!, user), "Phrase enregistrée : les prochaines lettres la diront.");

    private Task ResetAsync() => ActAsync(user => RewordSentence.ResetAsync(_form!, user), "La phrase du produit est rétablie.");

    private async Task ActAsync(Func<ClaimsPrincipal, Task> act, string done)
    {
        _busy = true;
        var user = (await Authentication).User;
        await Snackbar.DoAsync(() => act(user), done, LoadAsync);
        _busy = false;
    }

    private static string Names(IEnumerable<string> fields) => fields.Select(field => $"{{{field}}}").ToList() is { Count: > 0 } names ? string.Join(", ", names) : "aucun";

    private static string DayOf(WordingVersion version) => FrenchDate.Of(DateOnly.FromDateTime(QuebecTime.ToQuebec(version.At).DateTime));
}
