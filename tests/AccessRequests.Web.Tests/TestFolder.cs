namespace AccessRequests.Web.Tests;

/// <summary>A data folder that outlives a host, for scenarios that start the program twice.</summary>
internal sealed class TestFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("access-requests-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
