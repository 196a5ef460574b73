using System.Globalization;
using DocumentFormat.OpenXml.Wordprocessing;

namespace AccessRequests.Letters.Rendering;

/// <summary>
/// The lists of a letter as lists of Word, so that a screen reader counts their items. Points keep the numbers of the request: a
/// number that does not follow the one before it begins a list of its own there.
/// </summary>
internal sealed class DocxNumbering
{
    private const int IndentOfItems = 360;

    private static readonly (NumberFormatValues Format, string Text)[] Kinds =
        [(NumberFormatValues.Bullet, "•"), (NumberFormatValues.Decimal, "%1."), (NumberFormatValues.LowerLetter, "%1)")];

    private readonly List<NumberingInstance> _instances = [];
    private (int Kind, int Value, int Level) _last;

    /// <summary>Told between lists: the next item does not continue the one before.</summary>
    public void EndList() => _last = default;

    /// <summary>What makes a paragraph an item, or null for a label that Word cannot count, which is then written out.</summary>
    public NumberingProperties? Of(LetterItem item)
    {
        var (kind, value) = Parse(item.Label);

        if (kind < 0)
        {
            return null;
        }

        if (_last != (kind + 1, value - 1, item.Level) && !(kind == 0 && _last == (1, value, item.Level)))
        {
            Begin(kind, value, item.Level);
        }

        _last = (kind + 1, value, item.Level);
        return new NumberingProperties(new NumberingLevelReference { Val = item.Level - 1 }, new NumberingId { Val = _instances.Count });
    }

    public Numbering Build()
    {
        var numbering = new Numbering();

        for (var kind = 0; kind < Kinds.Length; kind++)
        {
            var (format, text) = Kinds[kind];
            numbering.Append(new AbstractNum(new MultiLevelType { Val = MultiLevelValues.HybridMultilevel }, Level(0, format, text), Level(1, format, text))
            {
                AbstractNumberId = kind,
            });
        }

        numbering.Append(_instances);
        return numbering;
    }

    private void Begin(int kind, int value, int level)
    {
        var instance = new NumberingInstance(new AbstractNumId { Val = kind }) { NumberID = _instances.Count + 1 };

        if (kind > 0)
        {
            instance.Append(new LevelOverride(new StartOverrideNumberingValue { Val = value }) { LevelIndex = level - 1 });
        }

        _instances.Add(instance);
    }

    private static (int Kind, int Value) Parse(string label) => label switch
    {
        "•" => (0, 0),
        [>= 'a' and <= 'z', ')'] => (2, label[0] - 'a' + 1),
        [.. var digits, '.'] when int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) => (1, number),
        _ => (-1, 0),
    };

    private static Level Level(int index, NumberFormatValues format, string text) => new(
        new StartNumberingValue { Val = 1 },
        new NumberingFormat { Val = format },
        new LevelText { Val = text.Replace("1", $"{index + 1}", StringComparison.Ordinal) },
        new LevelJustification { Val = LevelJustificationValues.Left },
        new PreviousParagraphProperties(new Indentation { Left = $"{IndentOfItems * (index + 2)}", Hanging = $"{IndentOfItems}" }))
    {
        LevelIndex = index,
    };
}
