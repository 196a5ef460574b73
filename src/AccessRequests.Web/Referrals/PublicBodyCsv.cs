using AccessRequests.Domain.Referrals;
using AccessRequests.Web.Localisation;
using CsvHelper;
using FluentValidation;

namespace AccessRequests.Web.Referrals;

/// <summary>
/// The directory as a CSV file in UTF-8, columns separated by semicolons as spreadsheets in French write them (commas are read too),
/// with the header <see cref="Header"/> in any order.
/// </summary>
internal static class PublicBodyCsv
{
    public const int MaxLines = 5000;

    private static readonly (string Name, Func<PublicBody, string?> Get, Action<PublicBodyForm, string> Set)[] Columns =
    [
        ("Nom", body => body.Name, (form, text) => form.Name = text),
        ("Sigle", body => body.Acronym, (form, text) => form.Acronym = text),
        ("Article", body => body.Article.InFrench(), (form, text) => form.Article = NounArticles.TryParse(text) ?? (NounArticle)(-1)),
        ("Responsable", body => body.PersonInCharge, (form, text) => form.PersonInCharge = text),
        ("Courriel", body => body.Email, (form, text) => form.Email = text),
        ("Téléphone", body => body.Phone, (form, text) => form.Phone = text),
        ("Adresse", body => body.Address, (form, text) => form.Address = text),
        ("Page des coordonnées", body => body.ContactUrl, (form, text) => form.ContactUrl = text),
        ("Texte du lien", body => body.ContactLabel, (form, text) => form.ContactLabel = text),
    ];

    private static readonly CsvReaderOptions Reading = new()
    {
        TrimWhitespace = true,
        TrackLineNumbers = true,
        MalformedData = CsvMalformedDataHandling.Throw,
        FieldCountMismatch = CsvFieldCountHandling.Throw,
        IncludeValuesInExceptions = false,
    };

    public static string Header => string.Join(';', Columns.Select(column => column.Name));

    /// <summary>Reads and checks every line; nothing is refused before all of it was seen.</summary>
    public static CsvReading Read(string text, IValidator<PublicBodyForm> validator)
    {
        var bodies = new List<PublicBodyForm>();
        var errors = new List<CsvError>();

        try
        {
            using var csv = CsvReader.FromText(text, Reading);

            if (HeaderError([.. csv.Headers]) is { } error)
            {
                return new CsvReading([], [new CsvError(1, error)]);
            }

            ReadLines(csv, validator, bodies, errors);
        }
        catch (CsvFormatException malformed)
        {
            errors.Add(new CsvError(Math.Max(1, malformed.LineNumber), "La ligne est mal formée : guillemets mal fermés ou nombre de colonnes différent de l’en-tête."));
        }

        if (bodies.Count == 0 && errors.Count == 0)
        {
            errors.Add(new CsvError(1, "Le fichier n’a aucun organisme sous son en-tête."));
        }

        return new CsvReading(bodies, errors);
    }

    public static byte[] Write(IEnumerable<PublicBody> bodies) =>
        FrenchCsv.Of(Columns.Select(column => column.Name), bodies.Select(body => Columns.Select(column => column.Get(body) ?? "")));

    private static void ReadLines(CsvReader csv, IValidator<PublicBodyForm> validator, List<PublicBodyForm> bodies, List<CsvError> errors)
    {
        var lines = new Dictionary<string, long>(StringComparer.CurrentCultureIgnoreCase);

        while (csv.Read())
        {
            var line = csv.LineNumber;

            if (bodies.Count == MaxLines)
            {
                errors.Add(new CsvError(line, $"Le fichier a plus de {MaxLines} organismes. Divisez-le."));
                return;
            }

            var form = new PublicBodyForm();

            foreach (var column in Columns)
            {
                column.Set(form, WithoutEscape(csv.GetString(column.Name)));
            }

            errors.AddRange(validator.Validate(form).Errors.Select(error => new CsvError(line, error.ErrorMessage)));

            if (form.Name.Length > 0 && !lines.TryAdd(form.Name, line))
            {
                errors.Add(new CsvError(line, $"« {form.Name} » est déjà à la ligne {lines[form.Name]}."));
            }

            bodies.Add(form);
        }
    }

    /// <summary>Takes off the apostrophe that <see cref="Write"/> puts before what looks like a formula: «'+1 418 …».</summary>
    private static string WithoutEscape(string text) => text is ['\'', '=' or '@' or '+' or '-', ..] ? text[1..] : text;

    private static string? HeaderError(string[] header)
    {
        var missing = Columns.Select(column => column.Name).Except(header).ToList();
        var unknown = header.Except(Columns.Select(column => column.Name)).Where(name => name.Length > 0).ToList();

        return missing.Count == 0 && unknown.Count == 0 ? null
            : $"L’en-tête n’est pas celui du répertoire.{Listed(" Il manque : ", missing)}{Listed(" Colonnes inconnues : ", unknown)} L’en-tête attendu est : {Header}";
    }

    private static string Listed(string start, List<string> names) => names.Count == 0 ? "" : $"{start}{string.Join(", ", names)}.";
}

/// <param name="Line">From 1, the header included, as a spreadsheet counts.</param>
internal sealed record CsvError(long Line, string Message);

internal sealed record CsvReading(IReadOnlyList<PublicBodyForm> Bodies, IReadOnlyList<CsvError> Errors);
