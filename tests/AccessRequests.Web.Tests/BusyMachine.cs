using System.Runtime.CompilerServices;
using Bunit;

namespace AccessRequests.Web.Tests;

/// <summary>Whole programs run beside each other on two cores: a page may wait for its turn longer than the second that bUnit gives it, and says so only if it never comes.</summary>
internal static class BusyMachine
{
    private const int ThreadsPerCore = 8;

    [ModuleInitializer]
    internal static void Allow()
    {
        BunitContext.DefaultWaitTimeout = TimeSpan.FromSeconds(30);
        ThreadPool.GetMinThreads(out var workers, out var ports);
        ThreadPool.SetMinThreads(Math.Max(workers, ThreadsPerCore * Environment.ProcessorCount), ports);
    }
}
