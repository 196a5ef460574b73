namespace AccessRequests.Pdf.Tests.Corpus;

/// <summary>Pictures of black and white as a fax machine codes them.</summary>
internal static class Bilevel
{
    /// <summary>ITU-T T.6 of rows of 8 white and 8 black pixels: the first in horizontal mode, then two vertical codes each, then the end.</summary>
    public static byte[] Fax(int rows)
    {
        var bits = "001" + "10011" + "000101" + string.Concat(Enumerable.Repeat("11", rows - 1)) + "000000000001000000000001";
        return [.. bits.Chunk(8).Select(octet => Convert.ToByte(new string(octet).PadRight(8, '0'), 2))];
    }
}
