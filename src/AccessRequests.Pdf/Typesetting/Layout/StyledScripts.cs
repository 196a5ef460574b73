using System.Globalization;
using AccessRequests.Pdf.Typesetting.Fonts;

namespace AccessRequests.Pdf.Typesetting.Layout;

/// <summary>Gives each character the font that has it and the direction it runs in.</summary>
internal static class StyledScripts
{
    /// <summary>Changes <paramref name="styles"/>, one a character, and gives the level of each line of the source.</summary>
    public static IReadOnlyList<byte> Apply(string text, List<TextStyle> styles)
    {
        var lines = 1 + text.AsSpan().Count('\n');
        var bases = new byte[lines];
        Dictionary<TextStyle, List<TextStyle>> derived = new(ReferenceEqualityComparer.Instance);

        if (BidiClasses.HasRightToLeft(text))
        {
            SetLevels(text, styles, bases, derived);
        }

        SetTypefaces(text, styles, derived);
        return bases;
    }

    private static void SetLevels(string text, List<TextStyle> styles, byte[] bases, Dictionary<TextStyle, List<TextStyle>> derived)
    {
        var start = 0;

        for (var line = 0; line < bases.Length; line++)
        {
            var length = text.AsSpan(start).IndexOf('\n') is >= 0 and var end ? end : text.Length - start;
            (bases[line], var levels) = BidiText.Levels(text.AsSpan(start, length));

            for (var i = 0; i < length; i++)
            {
                styles[start + i] = Derived(styles[start + i], styles[start + i].Typeface, levels[i], derived);
            }

            start += length + 1;
        }
    }

    private static void SetTypefaces(string text, List<TextStyle> styles, Dictionary<TextStyle, List<TextStyle>> derived)
    {
        for (var run = 0; run < text.Length;)
        {
            var style = styles[run];
            var end = run + 1;

            while (end < text.Length && ReferenceEquals(styles[end], style))
            {
                end++;
            }

            if (!style.Typeface.HasAllOf(text.AsSpan(run, end - run)))
            {
                for (var i = run; i < end;)
                {
                    var length = Math.Min(StringInfo.GetNextTextElementLength(text, i), end - i);
                    var typeface = FallbackFonts.For(style.Typeface, text.AsSpan(i, length)) ?? style.Typeface;
                    var own = Derived(style, typeface, style.Level, derived);

                    for (var stop = i + length; i < stop; i++)
                    {
                        styles[i] = own;
                    }
                }
            }

            run = end;
        }
    }

    private static TextStyle Derived(TextStyle style, Typeface typeface, byte level, Dictionary<TextStyle, List<TextStyle>> derived)
    {
        if (ReferenceEquals(style.Typeface, typeface) && style.Level == level)
        {
            return style;
        }

        if (!derived.TryGetValue(style, out var known))
        {
            derived.Add(style, known = []);
        }

        var own = known.Find(one => ReferenceEquals(one.Typeface, typeface) && one.Level == level);

        if (own is null)
        {
            known.Add(own = style with { Typeface = typeface, Level = level });
        }

        return own;
    }
}
