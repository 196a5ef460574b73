using AccessRequests.Pdf.Objects;

namespace AccessRequests.Pdf.Redaction;

/// <param name="Resources">What the new content uses, under our names.</param>
/// <param name="Touched">Whether anything under a mark was removed, so that this copy serves one place only.</param>
internal sealed record RewrittenContent(ReadOnlyMemory<byte> Bytes, PdfDictionary Resources, bool Touched);
