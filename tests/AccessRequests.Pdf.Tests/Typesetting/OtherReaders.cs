using System.ComponentModel;
using System.Diagnostics;

namespace AccessRequests.Pdf.Tests.Typesetting;

/// <summary>Programs that share no code with ours and read the same file.</summary>
internal static class OtherReaders
{
    /// <summary>What the program prints about the file; a machine without the program skips the test and says so.</summary>
    public static string Read(byte[] pdf, string program, string before, string after = "")
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
            return output + errors.Result;
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

    public static string Text(byte[] pdf) => Read(pdf, "pdftotext", "-enc UTF-8", "-");
}
