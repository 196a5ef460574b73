namespace AccessRequests.Pdf;

public enum FindingKind
{
    /// <summary>The file is not one section of whitelisted objects: history, metadata, attachments, scripts, layers…</summary>
    Structure,

    /// <summary>A glyph stands under a mark.</summary>
    GlyphUnderMark,

    /// <summary>Text outside the marks can be copied and is not seen: covered, in the colour of its ground, invisible.</summary>
    CoveredText,

    /// <summary>Image samples that are not uniform stand under a mark.</summary>
    PixelsUnderMark,

    /// <summary>A vector path stands under a mark.</summary>
    PathUnderMark,

    /// <summary>With its box taken away, something still shows under a mark.</summary>
    InkUnderMark,

    /// <summary>A withheld word is still in a decoded stream, a string, a name or the metadata.</summary>
    WordInBytes,

    /// <summary>A withheld word reads more often in the new file than outside the marks of the original.</summary>
    WordInText,

    /// <summary>The title under which the file goes out holds a name or a number that stands nowhere but under a mark.</summary>
    WordInTitle,

    /// <summary>Something outside the marks was lost or moved.</summary>
    LostContent,

    /// <summary>The page is drawn otherwise where text that nobody sees was left out.</summary>
    ChangedSight,

    /// <summary>Page count, size or rotation differ.</summary>
    PageMismatch,

    /// <summary>A mark has no opaque box or no readable marker in the result.</summary>
    MissingBox,

    /// <summary>A part of the file could not be read, so nothing is proved about it.</summary>
    Unreadable,
}
