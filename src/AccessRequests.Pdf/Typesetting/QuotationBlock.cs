namespace AccessRequests.Pdf.Typesetting;

/// <summary>Somebody's own words, paragraph by paragraph, read aloud as one quotation.</summary>
public sealed record QuotationBlock(IReadOnlyList<ParagraphBlock> Paragraphs) : Block;
