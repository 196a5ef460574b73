using AccessRequests.Pdf.Objects;

namespace AccessRequests.Pdf.Redaction;

/// <summary>A page made new and not yet part of the new file.</summary>
internal sealed record PageDraft(PdfReference Page, ResourceCopier Copies, RemovalTally Removed);
