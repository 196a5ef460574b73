using System.Text;

namespace AccessRequests.Cli.Fuzz;

/// <summary>Damages a file in one of the ways that files are damaged, or attacked. The same random numbers give the same bytes.</summary>
internal static class Mutation
{
    private const int MostChanges = 12;
    private const int LongestPiece = 4096;

    private static readonly byte[][] Tokens =
    [
        .. new[]
        {
            "0", "-1", "65536", "2147483647", "-2147483648", "99999999999999999999", "1e400", "0.0000000001", "null", "true", "[", "]", "<<", ">>", "(", ")",
            "<", ">", "/", "%", "obj", "endobj", "stream", "endstream", "xref", "trailer", "1 0 R", "2 0 R", "q ", "Q ", "BT ", "ET ", "Do ", "Tj ", "/Length 0",
            "/Length 999999999", "/Filter /FlateDecode", "/Filter [/FlateDecode /FlateDecode]", "/Type /Page", "/Kids [1 0 R]", "/W [-1 9 9]", "/N 1000000",
        }.Select(Encoding.ASCII.GetBytes),
    ];

    public static byte[] Of(byte[] file, Random random)
    {
        var bytes = new List<byte>(file);

        for (var change = random.Next(1, MostChanges); change > 0 && bytes.Count > 16; change--)
        {
            Change(bytes, random);
        }

        return [.. bytes];
    }

    private static void Change(List<byte> bytes, Random random)
    {
        var at = random.Next(bytes.Count);
        var length = Math.Min(random.Next(1, random.Next(2, LongestPiece)), bytes.Count - at);

        switch (random.Next(8))
        {
            case 0:
                bytes[at] ^= (byte)(1 << random.Next(8));
                break;
            case 1:
                bytes[at] = (byte)random.Next(256);
                break;
            case 2:
                bytes.RemoveRange(at, length);
                break;
            case 3:
                bytes.InsertRange(random.Next(bytes.Count), bytes.GetRange(at, length));
                break;
            case 4:
                bytes.InsertRange(at, Tokens[random.Next(Tokens.Length)]);
                break;
            case 5:
                Overwrite(bytes, at, Tokens[random.Next(Tokens.Length)]);
                break;
            case 6:
                Digit(bytes, at, random);
                break;
            default:
                var end = Math.Max(at, bytes.Count / 2);
                bytes.RemoveRange(end, bytes.Count - end);
                break;
        }
    }

    private static void Overwrite(List<byte> bytes, int at, byte[] token)
    {
        for (var i = 0; i < token.Length && at + i < bytes.Count; i++)
        {
            bytes[at + i] = token[i];
        }
    }

    /// <summary>Another digit in the next number: lengths, offsets and references are what files live by.</summary>
    private static void Digit(List<byte> bytes, int at, Random random)
    {
        var found = bytes.FindIndex(at, one => char.IsAsciiDigit((char)one));

        if (found >= 0)
        {
            bytes[found] = (byte)('0' + random.Next(10));
        }
    }
}
