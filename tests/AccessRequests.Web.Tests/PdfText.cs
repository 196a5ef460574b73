using System.Diagnostics;
using System.Text.RegularExpressions;

namespace AccessRequests.Web.Tests;

/// <summary>A PDF as another program reads it.</summary>
internal static partial class PdfText
{
    public static Task<string> OfAsync(string path) => ReadAsync("pdftotext", path, "-");

    /// <summary>Its objects, decompressed: what a search of the bytes would find.</summary>
    public static Task<string> ObjectsOfAsync(string path) => ReadAsync("qpdf", "--qdf", "--object-streams=disable", path, "-");

    private static async Task<string> ReadAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        var text = await process.StandardOutput.ReadToEndAsync(Xunit.TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(Xunit.TestContext.Current.CancellationToken);
        return Spaces().Replace(text, " ");
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
