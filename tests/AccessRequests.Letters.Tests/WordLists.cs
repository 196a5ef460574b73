using System.Globalization;
using System.Xml.Linq;

namespace AccessRequests.Letters.Tests;

/// <summary>Counts the items of the lists of a Word document as Word does (ISO/IEC 29500-1, 17.9).</summary>
internal sealed class WordLists(XDocument numbering)
{
    private static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    private readonly Dictionary<string, int> _counts = [];

    /// <summary>The label before a paragraph; empty when it is no item.</summary>
    public string LabelOf(XElement paragraph)
    {
        if (paragraph.Element(W + "pPr")?.Element(W + "numPr") is not { } item)
        {
            return "";
        }

        var level = Value(item.Element(W + "ilvl")!);
        var list = Value(item.Element(W + "numId")!);
        var instance = numbering.Descendants(W + "num").Single(one => (string)one.Attribute(W + "numId")! == list);
        var kind = numbering.Descendants(W + "abstractNum").Single(one => (string)one.Attribute(W + "abstractNumId")! == Value(instance.Element(W + "abstractNumId")!));
        var format = kind.Elements(W + "lvl").Single(one => (string)one.Attribute(W + "ilvl")! == level);
        var start = instance.Elements(W + "lvlOverride").SingleOrDefault(one => (string)one.Attribute(W + "ilvl")! == level)?.Element(W + "startOverride") ?? format.Element(W + "start")!;
        var count = _counts[list] = _counts.TryGetValue(list, out var last) ? last + 1 : int.Parse(Value(start), CultureInfo.InvariantCulture);
        var printed = Value(format.Element(W + "numFmt")!) == "lowerLetter" ? $"{(char)('a' + count - 1)}" : $"{count}";

        return Value(format.Element(W + "lvlText")!).Replace($"%{int.Parse(level, CultureInfo.InvariantCulture) + 1}", printed, StringComparison.Ordinal);
    }

    private static string Value(XElement element) => (string)element.Attribute(W + "val")!;
}
