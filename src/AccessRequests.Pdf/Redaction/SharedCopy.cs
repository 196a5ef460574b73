using AccessRequests.Pdf.Objects;
using UglyToad.PdfPig.Core;

namespace AccessRequests.Pdf.Redaction;

/// <summary>A copy that a page made of an object which other pages may use too.</summary>
/// <param name="parent">The copy that it was made for; null when the page itself asked for it.</param>
internal sealed class SharedCopy((IndirectReference Reference, string Role) key, SharedCopy? parent)
{
    public (IndirectReference Reference, string Role) Key => key;

    public SharedCopy? Parent => parent;

    /// <summary>Null while the copy is being made.</summary>
    public PdfReference? Made { get; set; }

    /// <summary>An earlier page made the same copy: this one, and what was made for it, is not written.</summary>
    public bool IsSpare { get; set; }
}
