using System.Security.Cryptography;
using AccessRequests.Letters;

namespace AccessRequests.Web.Letters;

/// <summary>
/// The file of a letter that left, kept as it was sent: later changes of the letterhead or of a text do not reach it. Where a manager
/// approves the letter it is kept from the approval on, so that what left is what was approved.
/// </summary>
/// <param name="Sha256">Lower-case hexadecimal.</param>
public sealed record SentLetter(Guid LetterId, byte[] Pdf, string Sha256)
{
    /// <summary>The same content gives the same bytes.</summary>
    public static SentLetter Of(Guid letterId, LetterContent content)
    {
        using var stream = new MemoryStream();
        PdfLetter.Write(content, stream);
        var pdf = stream.ToArray();
        return new SentLetter(letterId, pdf, Convert.ToHexStringLower(SHA256.HashData(pdf)));
    }
}
