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
        db.Matching(Words(text), all: true).Where(entry => mayKnowApplicants || (entry.Source != SearchSource.Applicant && entry.Source != SearchSource.Text));

    /// <summary>The words that are looked for, at most eight.</summary>
    public static IReadOnlyList<string> Words(string text) => [.. WordPattern().Matches(text).Select(match => match.Value).Take(MaxWords)];

    /// <param name="all">Whether every word must be there, or one at least.</param>
    public static IQueryable<SearchEntry> Matching(this AccessRequestsDb db, IReadOnlyList<string> words, bool all)
    {
        if (words.Count == 0)
        {
            return db.SearchEntries.AsNoTracking().Where(entry => false);
        }

        if (db.Database.IsSqlite())
        {
            // Letters and digits only, in quotes: nothing of a word can be taken for an operator.
            var match = string.Join(all ? " AND " : " OR ", words.Select(word => $"\"{word}\"*"));
            return db.SearchEntries.FromSql($"SELECT e.* FROM SearchEntries e WHERE e.Id IN (SELECT rowid FROM SearchTexts WHERE SearchTexts MATCH {match})").AsNoTracking();
        }

        var entries = db.SearchEntries.AsNoTracking();

        return all
            ? words.Aggregate(entries, (found, word) => found.Where(entry => EF.Functions.Like(EF.Functions.Collate(entry.Text, SqlServerCollation), $"%{word}%")))
            : entries.Where(entry => EF.Functions.Like(EF.Functions.Collate(entry.Text, SqlServerCollation), $"%{words[0]}%"));
    }

    [GeneratedRegex(@"[\p{L}\p{N}]{2,40}")]
    private static partial Regex WordPattern();
}
