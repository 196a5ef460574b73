using System.Globalization;

namespace AccessRequests.Pdf;

/// <summary>
/// The file, or what was asked of it, is refused. Nothing usable was written.
/// <see cref="Detail"/> names the object or figure at fault and never quotes the document.
/// </summary>
public sealed class UnredactablePdfException(UnredactableReason reason, int? page, string detail, Exception? inner = null)
    : Exception(Describe(reason, page, detail), inner)
{
    public UnredactableReason Reason { get; } = reason;

    /// <summary>From 1; null when the whole file is at fault.</summary>
    public int? Page { get; } = page;

    public string Detail { get; } = detail;

    private static string Describe(UnredactableReason reason, int? page, string detail) =>
        page is { } number
            ? string.Create(CultureInfo.InvariantCulture, $"Page {number} : {reason.InFrench()} ({detail})")
            : $"{reason.InFrench()} ({detail})";
}
