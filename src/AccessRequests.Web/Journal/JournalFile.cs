using AccessRequests.Domain.Requests;

namespace AccessRequests.Web.Journal;

/// <summary>What the journal says of a file beside its acts.</summary>
/// <param name="IsRestricted">Its acts are told and what they say of the file is not: an auditor checks who did what, on files that they need not know.</param>
internal sealed record JournalFile(AccessRequestId Id, string Number, bool IsRestricted)
{
    public const string Withheld = "(accès restreint)";

    /// <param name="file">Null for an act on the installation.</param>
    public static string? Told(JournalFile? file, string? text) => file?.IsRestricted == true && !string.IsNullOrEmpty(text) ? Withheld : text;
}
