namespace AccessRequests.Web.Letters;

/// <summary>The file of a letter that left, kept as it was sent: later changes of the letterhead or of a text do not reach it.</summary>
/// <param name="Sha256">Lower-case hexadecimal.</param>
public sealed record SentLetter(Guid LetterId, byte[] Pdf, string Sha256);
