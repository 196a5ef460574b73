using System.Diagnostics;
using System.Text.RegularExpressions;

namespace AccessRequests.Web.Tests;

/// <summary>A PDF as another program reads it.</summary>
internal static partial class PdfText
{
    public static async Task<string> OfAsync(string path)
    {
        using var process = Process.Start(new ProcessStartInfo("pdftotext", [path, "-"]) { RedirectStandardOutput = true })!;
        var text = await process.StandardOutput.ReadToEndAsync(Xunit.TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(Xunit.TestContext.Current.CancellationToken);
        return Spaces().Replace(text, " ");
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
