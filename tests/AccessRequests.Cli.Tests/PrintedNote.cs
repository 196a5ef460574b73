using AccessRequests.Pdf.Typesetting;

namespace AccessRequests.Cli.Tests;

internal static class PrintedNote
{
    public static byte[] Pdf()
    {
        using var printed = new MemoryStream();
        Typesetter.Write(new TypesetDocument("Note", "fr-CA", [new ParagraphBlock(["Madame Élise Lefrançois a reçu 12 500 $ du ministère."])]), printed);
        return printed.ToArray();
    }
}
