using System.Text.RegularExpressions;
using AccessRequests.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Search;

/// <summary>Accents and case ignored on both providers: by the full-text index of SQLite, by a collation of SQL Server.</summary>
internal static partial class SearchQueries
{
    private const int MaxWords = 8;
    private const string SqlServerCollation = "French_100_CI_AI";

    /// <summary>A search reads so many texts, the latest: of a word that more of them hold, the page says so and asks for another.</summary>
    public const int MaxTexts = 2000;

    public static string Cut { get; } = $"Plus de {MaxTexts} textes contiennent ces mots : seuls les derniers consignés sont cherchés. Ajoutez un mot pour les trouver tous.";

    /// <summary>The latest entries that hold every word, as a beginning at least. Only whoever may know applicants finds what names them.</summary>
    public static IQueryable<SearchEntry> SearchMatches(this AccessRequestsDb db, string text, bool mayKnowApplicants) =>
        db.Findable(db.Matching(Words(text), latest: MaxTexts)).Where(entry => mayKnowApplicants || (entry.Source != SearchSource.Applicant && entry.Source != SearchSource.Text));

    /// <summary>More texts hold these words than <see cref="SearchMatches"/> reads, whoever may see them: what it left out unread may have been for the reader.</summary>
    public static async Task<bool> FindsMoreAsync(this AccessRequestsDb db, string text, CancellationToken cancellation) =>
        await db.Matching(Words(text), latest: MaxTexts + 1).IgnoreQueryFilters().CountAsync(cancellation) > MaxTexts;

    /// <summary>The words that are looked for, at most eight.</summary>
    public static IReadOnlyList<string> Words(string text) => [.. WordPattern().Matches(text).Select(match => match.Value).Take(MaxWords)];

    /// <param name="whole">Whole words only: a beginning that many words share costs what they all cost.</param>
    /// <param name="latest">How many at most, those that were written last.</param>
    public static IQueryable<SearchEntry> Matching(this AccessRequestsDb db, IReadOnlyList<string> words, bool whole = false, int latest = int.MaxValue)
    {
        if (words.Count == 0)
        {
            return db.SearchEntries.AsNoTracking().Where(entry => false);
        }

        if (db.Database.IsSqlite())
        {
            // Letters and digits only, in quotes: nothing of a word can be taken for an operator.
            var match = string.Join(" AND ", words.Select(word => whole ? $"\"{word}\"" : $"\"{word}\"*"));
            return db.SearchEntries
                .FromSql($"SELECT e.* FROM SearchEntries e WHERE e.Id IN (SELECT rowid FROM SearchTexts WHERE SearchTexts MATCH {match} ORDER BY rowid DESC LIMIT {latest})")
                .AsNoTracking();
        }

        var found = words.Aggregate(
            db.SearchEntries.AsNoTracking(), (entries, word) => entries.Where(entry => EF.Functions.Like(EF.Functions.Collate(entry.Text, SqlServerCollation), $"%{word}%")));
        return latest == int.MaxValue ? found : found.OrderByDescending(entry => entry.Id).Take(latest);
    }

    [GeneratedRegex(@"[\p{L}\p{N}]{2,40}")]
    private static partial Regex WordPattern();
}
