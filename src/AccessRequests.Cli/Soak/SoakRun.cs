using System.Diagnostics;
using AccessRequests.Pdf;

namespace AccessRequests.Cli.Soak;

/// <summary>One file: random marks, redaction, our verifier, the other judges.</summary>
/// <param name="keep">Where the results stay, also those that a judge condemns; null to leave none.</param>
internal sealed class SoakRun(Judges judges, int seed, TimeSpan patience, DirectoryInfo? keep)
{
    public SoakResult Soak(string path)
    {
        var clock = Stopwatch.StartNew();
        using var timeout = new CancellationTokenSource(patience);
        var file = new Attempt(path, judges, seed, keep, timeout.Token);

        // A thread of its own: what does not hear the cancellation is left behind, and said to hang.
        var work = Task.Factory.StartNew(file.Run, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        var (outcome, reason) = work.Wait(patience * 2) ? work.Result : (SoakOutcome.Hung, "does not hear the cancellation");
        return new SoakResult(Path.GetFileName(path), seed, outcome, reason, file.Pages, file.Marks, Math.Round(clock.Elapsed.TotalSeconds, 2));
    }

    private sealed class Attempt(string path, Judges judges, int seed, DirectoryInfo? keep, CancellationToken cancellation)
    {
        public int Pages { get; private set; }

        public int Marks { get; private set; }

        public (SoakOutcome Outcome, string? Reason) Run()
        {
            var redacted = Path.Combine(Path.GetTempPath(), $"accessrequests-soak-{Guid.NewGuid():N}.pdf");

            try
            {
                return Run(redacted);
            }
            catch (UnredactablePdfException refusal)
            {
                return (Pages == 0 ? SoakOutcome.NotOpenable : SoakOutcome.Refused, $"{refusal.Reason}: {refusal.Detail}");
            }
            catch (OperationCanceledException)
            {
                return (SoakOutcome.Hung, "takes too long");
            }
            catch (Exception exception)
            {
                // Whatever it is, it is what a soak looks for.
                return (SoakOutcome.Crashed, PdfFolder.Describe(exception));
            }
            finally
            {
                File.Delete(redacted);
            }
        }

        private (SoakOutcome Outcome, string? Reason) Run(string redacted)
        {
            using var source = File.OpenRead(path);
            var inspected = PdfInspector.Inspect(source, cancellation).Pages;
            Pages = inspected.Count;
            var marks = RandomMarks.On(source, new Random(HashCode(path)), cancellation);
            Marks = marks.Count;
            var drawn = marks.Select(one => one.Mark).ToList();

            VerificationReport report;

            using (var destination = File.Create(redacted))
            {
                report = ProvenRedaction.Make(source, drawn, destination, cancellation: cancellation).Verification;
            }

            if (keep is not null)
            {
                File.Copy(redacted, Path.Combine(keep.FullName, Path.GetFileName(path)));
            }

            if (!report.IsClean)
            {
                return (SoakOutcome.Withheld, string.Join(", ", report.Findings.Select(finding => finding.Kind).Distinct()));
            }

            return judges.Judge(path, redacted, inspected, marks) is { } verdict ? verdict : (SoakOutcome.Passed, null);
        }

        /// <summary>The same for a name and a seed on every machine and in every run.</summary>
        private int HashCode(string name) => Path.GetFileName(name).Aggregate(seed, (hash, letter) => unchecked((hash * 31) + letter));
    }
}
