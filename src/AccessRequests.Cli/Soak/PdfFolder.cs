namespace AccessRequests.Cli.Soak;

/// <summary>What <c>soak</c> and <c>fuzz</c> work on.</summary>
internal static class PdfFolder
{
    /// <summary>The PDFs of a folder and of those inside it, in an order that is the same on every machine.</summary>
    public static IReadOnlyList<FileInfo> Files(DirectoryInfo folder) =>
        [.. folder.GetFiles("*.pdf", new EnumerationOptions { RecurseSubdirectories = true, MatchCasing = MatchCasing.CaseInsensitive })
            .OrderBy(file => file.FullName, StringComparer.Ordinal)];

    /// <summary>An exception that should not be, without its words: they could hold some of the file's.</summary>
    public static string Describe(Exception exception) =>
        $"{exception.GetType().Name} in {exception.TargetSite?.DeclaringType?.Name}.{exception.TargetSite?.Name}";
}
