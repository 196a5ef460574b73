using Microsoft.AspNetCore.Identity;

namespace AccessRequests.Web.Accounts;

internal static class IdentityResults
{
    /// <summary>For acts that only a bug or a colleague can make fail.</summary>
    public static async Task OrThrowAsync(this Task<IdentityResult> act)
    {
        if (await act is { Succeeded: false } failed)
        {
            throw new InvalidOperationException(failed.InFrench());
        }
    }

    public static string InFrench(this IdentityResult failed) => string.Join(' ', failed.Errors.Select(error => error.Description));
}
