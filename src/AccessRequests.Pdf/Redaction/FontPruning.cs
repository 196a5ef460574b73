using AccessRequests.Pdf.Objects;

namespace AccessRequests.Pdf.Redaction;

/// <summary>
/// Widths and glyph names of a subset tell which letters the removed text had. Only those of codes that are still shown
/// stay.
/// </summary>
internal static class FontPruning
{
    /// <summary>Widths (9.6.2.1) from the first to the last code shown, and the differences of the encoding.</summary>
    public static void Simple(PdfDictionary font, SortedSet<int> codes)
    {
        if (font.TryGet("Widths", out var value) && value is PdfArray widths && font.TryGet("FirstChar", out var start) && Number(start) is { } first)
        {
            var kept = new PdfArray();

            for (var code = codes.Min; code <= codes.Max; code++)
            {
                var index = code - first;
                kept.Add(codes.Contains(code) && index >= 0 && index < widths.Count ? widths[index] : 0);
            }

            font["FirstChar"] = codes.Min;
            font["LastChar"] = codes.Max;
            font["Widths"] = kept;
        }

        if (font.TryGet("Encoding", out var encoding) && encoding is PdfDictionary dictionary
            && dictionary.TryGet("Differences", out var names) && names is PdfArray differences)
        {
            dictionary["Differences"] = Differences(differences, codes);
        }
    }

    /// <summary>W (9.7.4.3) of a font whose codes are its CIDs.</summary>
    public static void Composite(PdfDictionary descendant, SortedSet<int> codes)
    {
        if (!descendant.TryGet("W", out var value) || value is not PdfArray groups)
        {
            return;
        }

        var kept = new PdfArray();

        for (var i = 0; i + 1 < groups.Count;)
        {
            if (Number(groups[i]) is not { } first)
            {
                return;
            }

            if (groups[i + 1] is PdfArray list)
            {
                for (var at = 0; at < list.Count; at++)
                {
                    Keep(first + at, list[at]);
                }

                i += 2;
            }
            else if (i + 2 < groups.Count && Number(groups[i + 1]) is { } last)
            {
                foreach (var code in codes.GetViewBetween(first, Math.Max(first, last)))
                {
                    Keep(code, groups[i + 2]);
                }

                i += 3;
            }
            else
            {
                return;
            }
        }

        descendant["W"] = kept;

        void Keep(int code, PdfObject width)
        {
            if (codes.Contains(code))
            {
                kept.Add(code);
                kept.Add(new PdfArray(width));
            }
        }
    }

    /// <summary>The glyph names of the codes shown; null when the encoding does not name them all by itself.</summary>
    public static IReadOnlySet<string>? Names(PdfDictionary font, SortedSet<int> codes)
    {
        if (!font.TryGet("Encoding", out var encoding) || encoding is not PdfDictionary dictionary
            || !dictionary.TryGet("Differences", out var names) || names is not PdfArray differences)
        {
            return null;
        }

        var named = Differences(differences, codes).OfType<PdfName>().Select(name => name.Value).ToList();
        return named.Count < codes.Count && dictionary.TryGet("BaseEncoding", out _) ? null : named.ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Codes are whole numbers, however they are written.</summary>
    private static int? Number(PdfObject value) => value switch
    {
        PdfInteger integer => (int)Math.Clamp(integer.Value, -1, ushort.MaxValue),
        PdfReal real => (int)Math.Clamp(real.Value, -1, ushort.MaxValue),
        _ => null,
    };

    private static PdfArray Differences(PdfArray differences, SortedSet<int> codes)
    {
        var kept = new PdfArray();
        var code = 0;
        var written = -1;

        foreach (var item in differences)
        {
            if (Number(item) is { } start)
            {
                code = start;
                continue;
            }

            if (codes.Contains(code))
            {
                if (written != code)
                {
                    kept.Add(code);
                }

                kept.Add(item);
                written = code + 1;
            }

            code++;
        }

        return kept;
    }
}
