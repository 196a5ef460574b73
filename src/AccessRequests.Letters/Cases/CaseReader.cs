using System.Globalization;
using System.Text.Json;

namespace AccessRequests.Letters.Cases;

/// <summary>
/// Reads one object of a case file and gathers, in French and with the place, everything that is wrong with it: a value that
/// cannot be read is reported and replaced by an empty one, so that one reading finds all there is to mend.
/// </summary>
internal sealed class CaseReader
{
    /// <summary>Beyond these no letter is dated, and a date plus its time limits could not be told.</summary>
    private const int EarliestYear = 1867;
    private const int LatestYear = 2200;

    private readonly JsonElement _element;
    private readonly string _path;
    private readonly List<string> _problems;
    private readonly HashSet<string> _known = [];

    public CaseReader(JsonElement element, string path, List<string> problems)
    {
        _element = element;
        _path = path;
        _problems = problems;

        if (element.ValueKind != JsonValueKind.Object)
        {
            Report("", "un objet entre accolades est attendu");
        }
    }

    public string Text(string name)
    {
        var text = OptionalText(name);

        if (string.IsNullOrWhiteSpace(text) && Find(name)?.ValueKind is null or JsonValueKind.String)
        {
            Report(name, "il manque ce texte");
        }

        return text ?? "";
    }

    public string? OptionalText(string name)
    {
        if (Find(name) is not { } value)
        {
            return null;
        }

        if (value.ValueKind != JsonValueKind.String)
        {
            Report(name, "un texte entre guillemets est attendu");
            return null;
        }

        return value.GetString();
    }

    public string? OptionalAddress(string name)
    {
        var text = OptionalText(name);

        if (!string.IsNullOrWhiteSpace(text) && LetterLink.TryParse(text) is null)
        {
            Report(name, $"« {text} » n’est pas une adresse http ou https");
        }

        return text;
    }

    public int Integer(string name, int? otherwise = null)
    {
        if (Find(name) is not { } value)
        {
            if (otherwise is null)
            {
                Report(name, "il manque ce nombre");
            }

            return otherwise ?? 0;
        }

        if (value.ValueKind != JsonValueKind.Number || !value.TryGetInt32(out var number) || number < 1)
        {
            Report(name, "un nombre entier d’au moins 1 est attendu");
            return 0;
        }

        return number;
    }

    public int? OptionalInteger(string name) => Find(name) is null ? null : Integer(name);

    public decimal Amount(string name)
    {
        if (Find(name) is null)
        {
            Report(name, "il manque ce nombre");
        }

        return OptionalAmount(name) ?? 0;
    }

    public decimal? OptionalAmount(string name)
    {
        if (Find(name) is not { } value)
        {
            return null;
        }

        if (value.ValueKind != JsonValueKind.Number || !value.TryGetDecimal(out var amount) || amount is < 0 or > 1_000_000_000)
        {
            Report(name, "un nombre positif est attendu, avec un point pour les décimales");
            return 0;
        }

        return amount;
    }

    public bool Flag(string name, bool otherwise = false)
    {
        var kind = Find(name)?.ValueKind;

        if (kind is not null and not JsonValueKind.True and not JsonValueKind.False)
        {
            Report(name, "true ou false est attendu");
        }

        return kind is null ? otherwise : kind == JsonValueKind.True;
    }

    public DateOnly? Date(string name)
    {
        var text = OptionalText(name);

        if (text is null)
        {
            return null;
        }

        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            Report(name, $"« {text} » n’est pas une date de la forme 2026-01-05");
            return null;
        }

        if (date.Year is < EarliestYear or > LatestYear)
        {
            Report(name, $"« {text} » n’est pas une date vraisemblable");
            return null;
        }

        return date;
    }

    public T? OptionalChoice<T>(string name)
        where T : struct, Enum
    {
        var text = OptionalText(name);

        if (text is null)
        {
            return null;
        }

        if (Enum.TryParse<T>(text, out var choice) && Enum.GetNames<T>().Contains(text))
        {
            return choice;
        }

        Report(name, $"« {text} » n’est pas permis ; choisissez parmi {string.Join(", ", Enum.GetNames<T>())}");
        return null;
    }

    public IReadOnlyList<CaseReader> Objects(string name) =>
        [.. Items(name).Select((item, i) => new CaseReader(item, $"{Path(name)}[{i}]", _problems))];

    public CaseReader? Object(string name)
    {
        if (Find(name) is { } value)
        {
            return new CaseReader(value, Path(name), _problems);
        }

        Report(name, "il manque cette partie");
        return null;
    }

    /// <summary>The object at a place that may hold a text instead; null for a text or nothing.</summary>
    public CaseReader? OptionalWords(string name) => Find(name) is { ValueKind: JsonValueKind.Object } ? Object(name) : null;

    public CaseReader? OptionalObject(string name) => Find(name) is null ? null : Object(name);

    public IReadOnlyList<string> Texts(string name)
    {
        List<string> texts = [];

        foreach (var item in Items(name))
        {
            if (item.ValueKind == JsonValueKind.String)
            {
                texts.Add(item.GetString()!);
            }
            else
            {
                Report(name, "des textes entre guillemets sont attendus");
            }
        }

        return texts;
    }

    /// <summary>Each a text, or an object that says more of it.</summary>
    public IReadOnlyList<(string? Text, CaseReader? Reader)> TextsOrObjects(string name)
    {
        List<(string?, CaseReader?)> read = [];

        foreach (var item in Items(name))
        {
            if (item.ValueKind == JsonValueKind.String)
            {
                read.Add((item.GetString(), null));
            }
            else
            {
                read.Add((null, new CaseReader(item, $"{Path(name)}[{read.Count}]", _problems)));
            }
        }

        return read;
    }

    /// <summary>The names of points: numbers, or texts such as «3a».</summary>
    public IReadOnlyList<string> Names(string name, bool required)
    {
        List<string> names = [];

        foreach (var item in Items(name))
        {
            if (item.ValueKind == JsonValueKind.Number && item.TryGetInt32(out var number))
            {
                names.Add(number.ToString(CultureInfo.InvariantCulture));
            }
            else if (item.ValueKind == JsonValueKind.String)
            {
                names.Add(item.GetString()!);
            }
            else
            {
                Report(name, "des numéros de points sont attendus, comme 3 ou \"3a\"");
            }
        }

        if (required && names.Count == 0)
        {
            Report(name, "il manque au moins un point");
        }

        return names;
    }

    public IReadOnlyList<double> Numbers(string name)
    {
        List<double> numbers = [];

        foreach (var item in Items(name))
        {
            if (item.ValueKind == JsonValueKind.Number && item.TryGetDouble(out var number) && number > 0)
            {
                numbers.Add(number);
            }
            else
            {
                Report(name, "des nombres positifs sont attendus");
            }
        }

        return numbers;
    }

    public IReadOnlyList<IReadOnlyList<string>> Rows(string name)
    {
        List<IReadOnlyList<string>> rows = [];

        foreach (var item in Items(name))
        {
            if (item.ValueKind == JsonValueKind.Array && item.EnumerateArray().All(cell => cell.ValueKind == JsonValueKind.String))
            {
                rows.Add([.. item.EnumerateArray().Select(cell => cell.GetString()!)]);
            }
            else
            {
                Report(name, "des listes de textes sont attendues");
            }
        }

        return rows;
    }

    /// <summary>A text, or an object with «one» and «many».</summary>
    public (string One, string? Many) Agreement(string name)
    {
        if (OptionalWords(name) is not { } agreement)
        {
            return (Text(name), null);
        }

        var both = (agreement.Text("one"), agreement.OptionalText("many"));
        agreement.ReportUnknown();
        return both;
    }

    public IReadOnlyList<string> PropertyNames =>
        _element.ValueKind == JsonValueKind.Object ? [.. _element.EnumerateObject().Select(property => property.Name).Distinct()] : [];

    public void Report(string name, string problem) => _problems.Add($"{(Path(name) is "" ? "dossier" : Path(name))} : {problem}.");

    /// <summary>To be called after the last read: what nobody asked for is a misspelling, and would be lost without a word.</summary>
    public void ReportUnknown()
    {
        if (_element.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in _element.EnumerateObject().Where(property => !_known.Contains(property.Name)))
            {
                Report(property.Name, "ce nom n’est pas connu");
            }
        }
    }

    private List<JsonElement> Items(string name)
    {
        if (Find(name) is not { } value)
        {
            return [];
        }

        if (value.ValueKind != JsonValueKind.Array)
        {
            Report(name, "une liste entre crochets est attendue");
            return [];
        }

        return [.. value.EnumerateArray()];
    }

    private JsonElement? Find(string name)
    {
        _known.Add(name);
        return _element.ValueKind == JsonValueKind.Object
            && _element.TryGetProperty(name, out var value)
            && value.ValueKind != JsonValueKind.Null
                ? value
                : null;
    }

    private string Path(string name) => _path.Length == 0 ? name : name.Length == 0 ? _path : $"{_path}.{name}";
}
