using AccessRequests.Pdf.Typesetting;

namespace AccessRequests.Cli.Tests;

internal static class PrintedNote
{
    public static byte[] Pdf(string text = "Madame Élise Lefrançois a reçu 12 500 $ du ministère.")
    {
        using var printed = new MemoryStream();
        Typesetter.Write(new TypesetDocument("Note", "fr-CA", [new ParagraphBlock([text])]), printed);
        return printed.ToArray();
    }
}
