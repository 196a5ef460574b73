using System.IO.Compression;
using System.Security;
using System.Text;

namespace AccessRequests.Letters.Rendering;

/// <summary>The package of a Word document, packed so that the same letter gives the same bytes.</summary>
internal static class DocxFile
{
    /// <summary>The earliest time that a ZIP can hold: the office's clock is none of the letter's.</summary>
    private static readonly DateTimeOffset Epoch = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Dublin Core, as Word and screen readers look for it: the title, whose letter it is, and its language.</summary>
    public static byte[] CoreProperties(LetterContent letter) => Encoding.UTF8.GetBytes($"""
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{Escape(letter.Title)}</dc:title><dc:creator>{Escape(letter.Author)}</dc:creator><dc:language>{Escape(letter.Language)}</dc:language></cp:coreProperties>
        """);

    public static void Repack(Stream package, Stream output)
    {
        using var source = new ZipArchive(package, ZipArchiveMode.Read);
        using var packed = new MemoryStream();

        using (var target = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            // Programs that sniff a file's kind want the list of content types first.
            foreach (var entry in source.Entries.OrderBy(entry => entry.FullName != "[Content_Types].xml").ThenBy(entry => entry.FullName, StringComparer.Ordinal))
            {
                var copy = target.CreateEntry(entry.FullName, CompressionLevel.Optimal);
                copy.LastWriteTime = Epoch;
                using var from = entry.Open();
                using var to = copy.Open();
                from.CopyTo(to);
            }
        }

        packed.Position = 0;
        packed.CopyTo(output);
    }

    /// <summary>XML 1.0 has no place for control characters, escaped or not.</summary>
    private static string Escape(string text) => SecurityElement.Escape(string.Concat(text.Where(character => !char.IsControl(character) && !char.IsSurrogate(character))));
}
