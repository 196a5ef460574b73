using AccessRequests.Domain.Packages;
using AccessRequests.Domain.Requests;
using Microsoft.Data.Sqlite;

namespace AccessRequests.Web.Tests.Faults;

/// <summary>The data folder of an office with a file before each of its acts, made once; each test goes on with a copy.</summary>
public sealed class PreparedOffice : IAsyncLifetime
{
    public const string ToMark = "41001";
    public const string ToPackage = "41002";
    public const string ToApprove = "41003";
    public const string ToSend = "41004";

    private readonly TestFolder _folder = new();

    public async ValueTask InitializeAsync()
    {
        await using (var host = new AccessRequestsHost(_folder.Path))
        {
            var office = new OfficeAtWork(host, _ => { }, errs: false);
            await office.BringAsync(ToMark, (_, documents, _) => documents.Count == 2);
            await office.BringAsync(ToPackage, (request, _, _) => request.Status == RequestStatus.AwaitingApproval);
            await office.BringAsync(ToApprove, (_, _, package) => package is { Status: PackageStatus.Verified });
            await office.BringAsync(ToSend, (request, _, _) => request.Status == RequestStatus.Approved);
        }

        SqliteConnection.ClearAllPools();
    }

    public void CopyTo(string folder)
    {
        foreach (var directory in Directory.GetDirectories(_folder.Path, "*", SearchOption.AllDirectories))
        {
            Directory.CreateDirectory(directory.Replace(_folder.Path, folder, StringComparison.Ordinal));
        }

        foreach (var file in Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories))
        {
            File.Copy(file, file.Replace(_folder.Path, folder, StringComparison.Ordinal));
        }
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
