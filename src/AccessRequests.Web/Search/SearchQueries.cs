using System.Text.RegularExpressions;
using AccessRequests.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Search;

/// <summary>Accents and case ignored on both providers: by the full-text index of SQLite, by a collation of SQL Server.</summary>
internal static partial class SearchQueries
{
    private const int MaxWords = 8;
    private const string SqlServerCollation = "French_100_CI_AI";

    /// <summary>The entries that hold every word, as a beginning at least. Only whoever may know applicants finds what names them.</summary>
    public static IQueryable<SearchEntry> SearchMatches(this AccessRequestsDb db, string text, bool mayKnowApplicants) =>
        db.Matching(Words(text)).Where(entry => mayKnowApplicants || (entry.Source != SearchSource.Applicant && entry.Source != SearchSource.Text));

    /// <summary>The words that are looked for, at most eight.</summary>
    public static IReadOnlyList<string> Words(string text) => [.. WordPattern().Matches(text).Select(match => match.Value).Take(MaxWords)];

    /// <param name="whole">Whole words only: a beginning that many words share costs what they all cost.</param>
    public static IQueryable<SearchEntry> Matching(this AccessRequestsDb db, IReadOnlyList<string> words, bool whole = false)
    {
        if (words.Count == 0)
        {
            return db.SearchEntries.AsNoTracking().Where(entry => false);
        }

        if (db.Database.IsSqlite())
        {
            // Letters and digits only, in quotes: nothing of a word can be taken for an operator.
            var match = string.Join(" AND ", words.Select(word => whole ? $"\"{word}\"" : $"\"{word}\"*"));
            return db.SearchEntries.FromSql($"SELECT e.* FROM SearchEntries e WHERE e.Id IN (SELECT rowid FROM SearchTexts WHERE SearchTexts MATCH {match})").AsNoTracking();
        }

        return words.Aggregate(
            db.SearchEntries.AsNoTracking(), (found, word) => found.Where(entry => EF.Functions.Like(EF.Functions.Collate(entry.Text, SqlServerCollation), $"%{word}%")));
    }

    [GeneratedRegex(@"[\p{L}\p{N}]{2,40}")]
    private static partial Regex WordPattern();
}
