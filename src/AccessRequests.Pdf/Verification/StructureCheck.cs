using System.Text.RegularExpressions;

namespace AccessRequests.Pdf.Verification;

/// <summary>
/// Only what a redacted file needs may be in it: every dictionary key and every kind of object is on a list. There is
/// no list of dangers to forget one on.
/// </summary>
internal static partial class StructureCheck
{
    private static readonly HashSet<string> Keys =
    [
        // File, pages, links, bookmarks of a binder
        "Size", "Root", "Info", "ID", "Type", "Subtype", "Pages", "Kids", "Count", "Parent", "Lang", "ViewerPreferences", "DisplayDocTitle",
        "Title", "Producer", "MediaBox", "CropBox", "Rotate", "UserUnit", "Resources", "Contents", "Annots", "Rect", "Border", "F", "A", "S", "URI",
        "Outlines", "First", "Last", "Prev", "Next", "Dest", "PageMode",
        // Streams and images
        "Length", "Filter", "DecodeParms", "Length1", "Length2", "Length3", "Width", "Height", "BitsPerComponent", "ColorSpace", "Intent",
        "ImageMask", "Decode", "Interpolate", "SMaskInData", "Matte", "SMask", "Mask", "K", "EndOfLine", "EncodedByteAlign", "Columns", "Rows",
        "EndOfBlock", "BlackIs1", "DamagedRowsBeforeError", "ColorTransform", "JBIG2Globals", "Predictor", "Colors",
        // Resources, forms, patterns, shadings, functions
        "Font", "XObject", "ExtGState", "Pattern", "Shading", "BBox", "Matrix", "Group", "CS", "I", "PatternType", "PaintType", "TilingType",
        "XStep", "YStep", "ShadingType", "Background", "AntiAlias", "Coords", "Domain", "Extend", "Function", "Functions", "BitsPerCoordinate",
        "BitsPerFlag", "VerticesPerRow", "FunctionType", "Range", "BitsPerSample", "Order", "Encode", "C0", "C1", "N", "Bounds", "Alternate", "WhitePoint",
        "BlackPoint", "Gamma", "LW", "LC", "LJ", "ML", "D", "RI", "OP", "op", "OPM", "FL", "SM", "SA", "BM", "CA", "ca", "AIS", "TK", "G", "BC", "TR",
        // Fonts
        "BaseFont", "FirstChar", "LastChar", "Widths", "Encoding", "BaseEncoding", "Differences", "ToUnicode", "FontDescriptor", "FontName",
        "FontStretch", "FontWeight", "Flags", "FontBBox", "ItalicAngle", "Ascent", "Descent", "Leading", "CapHeight", "XHeight", "StemV", "StemH",
        "AvgWidth", "MaxWidth", "MissingWidth", "FontFile", "FontFile2", "FontFile3", "CMapName", "WMode", "CIDSystemInfo", "Registry", "Ordering",
        "Supplement", "UseCMap", "DescendantFonts", "DW", "W", "DW2", "W2", "CIDToGIDMap", "FontMatrix", "CharProcs",
    ];

    /// <summary>Beside those, in a binder: tags of pages that we set ourselves, which hold no text but a language.</summary>
    private static readonly HashSet<string> TagKeys =
    [
        "StructTreeRoot", "MarkInfo", "Marked", "Suspects", "ParentTree", "ParentTreeNextKey", "Nums", "StructParents", "StructParent", "Tabs",
        "P", "Pg", "MCID", "Obj", "O", "ListNumbering", "Scope",
    ];

    private static readonly HashSet<string> TagTypes = ["StructTreeRoot", "StructElem", "MCR", "OBJR"];

    private static readonly HashSet<string> Types =
        ["Catalog", "Pages", "Page", "Font", "FontDescriptor", "Encoding", "CMap", "XObject", "ExtGState", "Mask", "Pattern", "Annot", "Outlines"];

    /// <summary>Values of the specification's own, which are words too and say nothing.</summary>
    private static readonly HashSet<string> Values =
    [
        "Form", "Image", "Type0", "Type1", "TrueType", "Type3", "MMType1", "CIDFontType0", "CIDFontType2", "Type1C", "CIDFontType0C", "OpenType",
        "Link", "Transparency", "Luminosity", "Alpha", "None", "Identity", "Identity-H", "Identity-V", "WinAnsiEncoding", "MacRomanEncoding",
        "MacExpertEncoding", "StandardEncoding", "FlateDecode", "DCTDecode", "JPXDecode", "JBIG2Decode", "CCITTFaxDecode", "DeviceGray", "DeviceRGB",
        "DeviceCMYK", "CalGray", "CalRGB", "Lab", "ICCBased", "Indexed", "Separation", "DeviceN", "All", "Normal", "Compatible", "Multiply", "Screen",
        "Overlay", "Darken", "Lighten", "ColorDodge", "ColorBurn", "HardLight", "SoftLight", "Difference", "Exclusion", "Hue", "Saturation", "Color",
        "Luminosity", "AbsoluteColorimetric", "RelativeColorimetric", "Perceptual", "UseOutlines", "Fit", "Span", "ActualText", "Label", "Annotation",
        "Cyan", "Magenta", "Yellow", "Black", "UltraCondensed", "ExtraCondensed", "Condensed", "SemiCondensed", "SemiExpanded", "Expanded",
        "ExtraExpanded", "UltraExpanded", "Default",
    ];

    public static bool IsKnownName(string name) => Keys.Contains(name) || Types.Contains(name) || Values.Contains(name) || OurNames().IsMatch(name);

    /// <summary>Sub-dictionaries whose keys are names given to resources.</summary>
    private static readonly HashSet<string> NamedResources = ["Font", "XObject", "ExtGState", "ColorSpace", "Pattern", "Shading"];

    /// <param name="allowsTags">The file is a binder.</param>
    public static void Object(RawObject item, List<VerificationFinding> findings, bool allowsTags) => Check(item.Value, null, findings, allowsTags);

    /// <summary>What only the whole file can tell, once it was walked.</summary>
    public static void End(RawFile file, List<VerificationFinding> findings, bool allowsTags)
    {
        if (file.Anomaly is { } anomaly)
        {
            findings.Add(Finding($"Le fichier n'a pas la forme attendue : {anomaly}."));
        }

        if (file.Trailer is { } trailer)
        {
            if (trailer.Entries.ContainsKey("Prev"))
            {
                findings.Add(Finding("Le fichier a plus d'une section : une version antérieure peut y être."));
            }

            Check(trailer, null, findings, allowsTags);
        }
    }

    private static void Check(RawValue value, string? under, List<VerificationFinding> findings, bool allowsTags)
    {
        switch (value)
        {
            case RawArray array:
                array.Items.ForEach(item => Check(item, null, findings, allowsTags));
                break;
            case RawDictionary dictionary:
                CheckDictionary(dictionary, under, findings, allowsTags);
                break;
            default:
                break;
        }
    }

    private static void CheckDictionary(RawDictionary dictionary, string? under, List<VerificationFinding> findings, bool allowsTags)
    {
        if (dictionary.Name("Type") is { } type && under is null && !Types.Contains(type) && !(allowsTags && TagTypes.Contains(type)))
        {
            findings.Add(Finding($"Un objet de type « {type} » n'a pas sa place dans un fichier caviardé."));
        }

        if (dictionary.Name("Type") == "Annot" && !(allowsTags && IsOurLink(dictionary)) && !IsSafeLink(dictionary))
        {
            findings.Add(Finding("Une annotation autre qu'un lien public est restée."));
        }

        foreach (var (key, value) in dictionary.Entries)
        {
            var isNamed = under == "CharProcs" || (under is not null && NamedResources.Contains(under) && OurNames().IsMatch(key));

            if (!isNamed && !Keys.Contains(key) && !(allowsTags && TagKeys.Contains(key)))
            {
                findings.Add(Finding($"L'entrée « {key} » n'a pas sa place dans un fichier caviardé."));
            }

            Check(value, isNamed ? null : key, findings, allowsTags);
        }
    }

    private static bool IsSafeLink(RawDictionary annotation) =>
        annotation.Name("Subtype") == "Link"
        && annotation.Entries.GetValueOrDefault("A") is RawDictionary action
        && action.Name("S") == "URI"
        && action.Entries.GetValueOrDefault("URI") is RawText uri
        && System.Text.Encoding.Latin1.GetString(uri.Bytes) is var address
        && Address().IsMatch(address);

    /// <summary>A link of a tagged page: an address that the office wrote into its letter, questions and all.</summary>
    private static bool IsOurLink(RawDictionary annotation) =>
        annotation.Entries.ContainsKey("StructParent")
        && annotation.Name("Subtype") == "Link"
        && annotation.Entries.GetValueOrDefault("A") is RawDictionary action
        && action.Name("S") == "URI"
        && action.Entries.GetValueOrDefault("URI") is RawText;

    private static VerificationFinding Finding(string message) => new(null, FindingKind.Structure, message);

    [GeneratedRegex(@"^([FXGCPS]\d+|Label|DefaultGray|DefaultRGB|DefaultCMYK)$")]
    private static partial Regex OurNames();

    [GeneratedRegex(@"^https?://[^/?#:@\s]+\.[^/?#:@\s]+(/[^?#\s]*)?$")]
    private static partial Regex Address();
}
