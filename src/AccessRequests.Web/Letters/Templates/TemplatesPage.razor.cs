using System.Globalization;
using AccessRequests.Domain;
using AccessRequests.Domain.Organisations;
using AccessRequests.Letters;
using AccessRequests.Letters.Wording;
using AccessRequests.Web.Data;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Letters.Templates;

public sealed partial class TemplatesPage
{
    private LetterTemplate? _template;
    private Dictionary<string, WordingVersion> _last = [];
    private string _search = "";

    [SupplyParameterFromQuery(Name = "langue")]
    public string? LanguageCode { get; set; }

    [Inject]
    public required IDbContextFactory<AccessRequestsDb> Databases { get; init; }

    private LetterLanguage Language => TemplateUrls.LanguageOf(LanguageCode);

    private List<Sentence> Found => _template!.Sentences
        .Where(sentence => string.IsNullOrWhiteSpace(_search) || Holds(sentence.Label) || Holds(sentence.One) || Holds(sentence.Many ?? ""))
        .ToList();

    protected override async Task OnParametersSetAsync()
    {
        await using var db = await Databases.CreateDbContextAsync();
        var shipped = LetterTemplate.Of(Language);
        var versions = await db.WordingVersions.AsNoTracking().Where(version => version.Language == shipped.Tag).ToListAsync();
        _last = versions.GroupBy(version => version.Key).ToDictionary(sentence => sentence.Key, sentence => sentence.MaxBy(version => version.Number)!);
        _template = shipped.Reworded(OfficeWording.InForce(versions)).Template;
    }

    private string StateOf(string key) => _last.GetValueOrDefault(key) switch
    {
        null => "du produit",
        { One: null } version => $"du produit, rétablie par {version.By} (version {version.Number})",
        var version => $"version {version.Number} — {version.By}, le {FrenchDate.Of(DateOnly.FromDateTime(QuebecTime.ToQuebec(version.At).DateTime))}",
    };

    private bool Holds(string words) =>
        CultureInfo.CurrentCulture.CompareInfo.IndexOf(words, _search.Trim(), CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace) >= 0;
}
