using System.Diagnostics;

namespace AccessRequests.Web.Tests.Faults;

/// <summary>Small disks of their own, mounted over folders, and unmounted at the end. Only the administrator of a Linux machine may make one.</summary>
internal sealed class Disks : IDisposable
{
    private readonly Stack<string> _mounted = [];

    public void Mount(string options, string folder)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.UserName == "root", "Mounts a small disk: needs root on Linux.");
        Assert.SkipUnless(Run("mount", "-t", "tmpfs", "-o", options, "tmpfs", folder), "No disk may be mounted here.");
        _mounted.Push(folder);
    }

    public void UnmountLast() => Run("umount", "-l", _mounted.Pop());

    /// <summary>Writes until not one byte more goes in.</summary>
    public static void Fill(string path)
    {
        using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);

        for (var size = 1 << 20; size >= 1;)
        {
            try
            {
                file.Write(new byte[size]);
            }
            catch (IOException)
            {
                size /= 2;
            }
        }
    }

    public void Dispose()
    {
        while (_mounted.Count > 0)
        {
            UnmountLast();
        }
    }

    private static bool Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
