namespace AccessRequests.Pdf.Typesetting;

public sealed record PageBreakBlock : Block;
