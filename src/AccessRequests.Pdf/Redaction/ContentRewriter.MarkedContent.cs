using System.Buffers;
using AccessRequests.Pdf.Objects;
using UglyToad.PdfPig.Tokens;

namespace AccessRequests.Pdf.Redaction;

/// <summary>
/// Marked content (14.6). Its operators are never written: property lists hold replacement texts, identifiers of the
/// structure tree, private data. Layers are resolved to what a reader shows on opening.
/// </summary>
internal sealed partial class ContentRewriter
{
    private static readonly string[] ReplacementTexts = ["ActualText", "Alt", "E"];

    private readonly Stack<(bool Hides, bool IsWritten)> _markedContent = new();
    private int _hiddenLevels;

    private bool IsHidden => _hiddenLevels > 0 || _page.HiddenForms > 0;

    private void BeginMarkedContent(List<PdfObject> operands)
    {
        var hides = false;
        var isWritten = false;

        if (operands is [.., PdfName { Value: "OC" }, PdfName layer] && _resources.Find("Properties", layer.Value) is { } group)
        {
            hides = !_page.File.Layers.IsVisible(group);
        }
        else if (_page.KeepsMarkers && operands is [.., PdfName { Value: "Span" }, PdfDictionary span]
            && span.TryGet("ActualText", out var text) && text is PdfString marker && MarkOverlay.IsMarker(marker))
        {
            isWritten = true;
            EmitMarker(marker);
        }
        else if (HasReplacementText(operands))
        {
            _page.Tally.Add(RemovedKind.MarkedContentTexts);
        }

        _markedContent.Push((hides, isWritten));
        _hiddenLevels += hides ? 1 : 0;

        if (hides)
        {
            _page.Tally.Add(RemovedKind.HiddenLayers);
        }

        if (_markedContent.Count > _page.File.Limits.MaxGraphicsStateDepth * 10)
        {
            throw new UnredactablePdfException(UnredactableReason.LimitExceeded, _page.Number, "marked content is nested too deep");
        }
    }

    private bool HasReplacementText(List<PdfObject> operands) => operands switch
    {
        [.., PdfDictionary properties] => ReplacementTexts.Any(key => properties.TryGet(key, out _)),
        [.., PdfName, PdfName list] => _resources.Find("Properties", list.Value) is { } token
            && _page.File.Resolve(token) is DictionaryToken properties && ReplacementTexts.Any(properties.Data.ContainsKey),
        _ => false,
    };

    private void EndMarkedContent()
    {
        if (!_markedContent.TryPop(out var ended))
        {
            return;
        }

        _hiddenLevels -= ended.Hides ? 1 : 0;

        if (ended.IsWritten)
        {
            Emit("EMC");
        }
    }

    private void EmitMarker(PdfString marker)
    {
        PdfSyntax.WriteName(_output, "Span");
        _output.Write(" "u8);
        PdfSyntax.Write(_output, new PdfDictionary { ["ActualText"] = marker });
        _output.Write(" "u8);
        Emit("BDC");
    }
}
