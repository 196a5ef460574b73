namespace AccessRequests.Pdf.Tests.Corpus;

/// <summary>A file in which a secret hides in one particular way.</summary>
/// <param name="Name">What the trick is; the test's display name.</param>
/// <param name="Boxes">Areas of page 1 to mark; empty marks the words of the secret as the engine finds them.</param>
internal sealed record Trick(string Name, byte[] Pdf, params PdfBox[] Boxes)
{
    /// <summary>The word under the marks, in every file.</summary>
    public const string Secret = "TREMBLAY";

    /// <summary>A word that stays, in every file that has text beside the marks.</summary>
    public const string Kept = "PUBLIC";

    public bool KeepsText { get; init; } = true;

    public override string ToString() => Name;
}
