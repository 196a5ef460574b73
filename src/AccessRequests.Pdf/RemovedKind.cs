namespace AccessRequests.Pdf;

/// <summary>The kinds of content that a redaction counts as removed. Counts only: never what it was.</summary>
public enum RemovedKind
{
    /// <summary>Glyphs under a mark, invisible ones included.</summary>
    Glyphs,

    /// <summary>Images whose covered pixels were blackened.</summary>
    ImagesRedacted,

    /// <summary>Images removed whole: covered, or not decodable and touched by a mark.</summary>
    ImagesDropped,

    /// <summary>Vector paths removed under a mark.</summary>
    Paths,

    Shadings,

    /// <summary>Replacement texts (ActualText, Alt, E) and property lists of marked content.</summary>
    MarkedContentTexts,

    /// <summary>Content of optional layers that are switched off.</summary>
    HiddenLayers,

    /// <summary>Annotations and form fields of the source's pages; safe links outside the marks are kept.</summary>
    Annotations,

    /// <summary>Glyphs that paint nothing and stand over no picture that they could have been recognised in (« texte invisible retiré »).</summary>
    InvisibleText,

    /// <summary>What the page does not show: glyphs, paths and pictures beyond its edges or under an opaque shape, pixels that are cut off.</summary>
    UnseenContent,

    /// <summary>Glyph programs that only the removed text used.</summary>
    FontGlyphs,
}
