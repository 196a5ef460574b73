using System.ComponentModel;
using System.Diagnostics;
using System.Text.RegularExpressions;

namespace AccessRequests.Letters.Tests;

/// <summary>A letter on paper, as programs that share no code with ours read it.</summary>
internal sealed partial class PrintedLetter(byte[] pdf)
{
    public byte[] Bytes => pdf;

    public static PrintedLetter Of(LetterContent letter)
    {
        using var stream = new MemoryStream();
        PdfLetter.Write(letter, stream);
        return new PrintedLetter(stream.ToArray());
    }

    /// <summary>Without any space, which each form of the letter sets in its own way.</summary>
    public static string Letters(string text) => string.Concat(text.Where(character => !char.IsWhiteSpace(character)));

    public IReadOnlyList<string> Pages() => Read("pdftotext", "-enc UTF-8", "-").TrimEnd('\f', '\n').Split('\f');

    /// <summary>The words in the order of the structure tree.</summary>
    public string SpokenText() =>
        string.Join(' ', Quoted().Matches(Read("pdfinfo", "-enc UTF-8 -struct-text")).Select(line => line.Groups[1].Value));

    /// <summary>What the program says; a machine without it skips the test and says so.</summary>
    public string Read(string program, string before, string after = "")
    {
        var path = Path.GetTempFileName();

        try
        {
            File.WriteAllBytes(path, pdf);
            var start = new ProcessStartInfo(program, $"{before} \"{path}\" {after}")
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
            var errors = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            Assert.True(process.ExitCode == 0, $"{program} says {process.ExitCode}: {output}{errors.Result}");
            return output;
        }
        catch (Win32Exception)
        {
            Assert.Skip($"{program} is not installed on this machine.");
            throw;
        }
        finally
        {
            File.Delete(path);
        }
    }

    [GeneratedRegex("""^\s*"(.*)"$""", RegexOptions.Multiline)]
    private static partial Regex Quoted();
}
