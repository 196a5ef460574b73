namespace AccessRequests.Letters.Cases;

/// <summary>The sentences that the office words otherwise, checked as when an administrator saves them.</summary>
internal static class CaseWording
{
    public static LetterTemplate Read(CaseReader file, LetterTemplate template)
    {
        foreach (var shortcut in new[] { "salutation", "closing" })
        {
            if (file.OptionalText(shortcut) is { } words)
            {
                template = With(file, shortcut, template, shortcut, words, null);
            }
        }

        if (file.OptionalObject("wording") is not { } wording)
        {
            return template;
        }

        foreach (var key in wording.PropertyNames)
        {
            if (template.Find(key) is null)
            {
                continue; // reported as unknown
            }

            var (one, many) = wording.Agreement(key);
            template = With(wording, key, template, key, one, many);
        }

        wording.ReportUnknown();
        return template;
    }

    private static LetterTemplate With(CaseReader reader, string name, LetterTemplate template, string key, string one, string? many)
    {
        var problems = template[key].ProblemsOf(one).Concat(many is null ? [] : template[key].ProblemsOf(many)).ToList();

        foreach (var problem in problems)
        {
            reader.Report(name, problem);
        }

        return problems.Count > 0 ? template : template.With(key, one, many);
    }
}
