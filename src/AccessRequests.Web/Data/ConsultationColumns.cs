namespace AccessRequests.Web.Data;

/// <summary>What the list of a unit's files is ordered by, kept beside each consultation, so that its first page is read and not looked for: see <see cref="KeptLastDays"/>.</summary>
internal static class ConsultationColumns
{
    /// <summary>A unit may be asked more than once in a file, which is listed once.</summary>
    public const string IsFirstOfUnit = nameof(IsFirstOfUnit);

    /// <inheritdoc cref="RequestColumns.IsClosed"/>
    public const string FileIsClosed = nameof(FileIsClosed);

    /// <inheritdoc cref="RequestColumns.Due"/>
    public const string FileDue = nameof(FileDue);
}
