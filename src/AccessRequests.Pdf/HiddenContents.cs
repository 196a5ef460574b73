namespace AccessRequests.Pdf;

/// <summary>Content that a reader does not see on the page. The new file of a redaction carries none of it.</summary>
[Flags]
public enum HiddenContents
{
    None = 0,
    Metadata = 1 << 0,
    Attachments = 1 << 1,
    Scripts = 1 << 2,
    FormFields = 1 << 3,
    Annotations = 1 << 4,
    Layers = 1 << 5,
    EarlierRevisions = 1 << 6,
    InvisibleText = 1 << 7,
    Bookmarks = 1 << 8,
    StructureTree = 1 << 9,
    Signatures = 1 << 10,
    OffPageText = 1 << 11,
}
