using Microsoft.AspNetCore.Identity;

namespace AccessRequests.Web.Accounts;

internal static class IdentityResults
{
    /// <summary>For acts that only a bug or a colleague can make fail.</summary>
    public static async Task<IdentityResult> OrThrowAsync(this Task<IdentityResult> act)
    {
        var done = await act;
        return done.Succeeded ? done : throw new InvalidOperationException(done.InFrench());
    }

    public static string InFrench(this IdentityResult failed) => string.Join(' ', failed.Errors.Select(error => error.Description));
}
