namespace AccessRequests.Pdf.Typesetting;

/// <summary>Blocks that stay on one page whenever a page can hold them.</summary>
public sealed record TogetherBlock(IReadOnlyList<Block> Blocks) : Block;
