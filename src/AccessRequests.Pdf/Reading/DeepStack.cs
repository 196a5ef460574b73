using System.Runtime.ExceptionServices;

namespace AccessRequests.Pdf.Reading;

/// <summary>
/// Runs the reading of a foreign file on a stack that its nesting does not fill. PdfPig follows what a file says by
/// recursion; a stack that overflows ends the process, and no handler can catch it (decision 0006).
/// </summary>
internal static class DeepStack
{
    /// <summary>Reserved, not used: the system gives memory to the pages that are touched only.</summary>
    private const int Bytes = 256 << 20;

    [ThreadStatic]
    private static bool _isDeep;

    /// <exception cref="Exception">What <paramref name="work"/> throws, as it was thrown.</exception>
    public static T Run<T>(Func<T> work)
    {
        if (_isDeep)
        {
            return work();
        }

        T? result = default;
        ExceptionDispatchInfo? failure = null;
        var thread = new Thread(Work, Bytes) { IsBackground = true, Name = "PDF" };
        thread.Start();
        thread.Join();
        failure?.Throw();
        return result!;

        void Work()
        {
            _isDeep = true;

            try
            {
                result = work();
            }
            catch (Exception exception)
            {
                failure = ExceptionDispatchInfo.Capture(exception);
            }
        }
    }

    public static void Run(Action work) => Run(() =>
    {
        work();
        return true;
    });
}
