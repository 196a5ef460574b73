using System.Security.Claims;
using AccessRequests.Domain;
using AccessRequests.Domain.Consultations;
using AccessRequests.Domain.Deadlines;
using AccessRequests.Domain.Decisions;
using AccessRequests.Domain.Documents;
using AccessRequests.Domain.Organisations;
using AccessRequests.Domain.Packages;
using AccessRequests.Domain.Provisions;
using AccessRequests.Domain.Requests;
using AccessRequests.Domain.Sendings;
using AccessRequests.Domain.ThirdParties;
using AccessRequests.Web.Data;
using AccessRequests.Web.Data.Sqlite;
using AccessRequests.Web.Security;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace AccessRequests.Benchmarks.Office;

/// <summary>
/// A database of an office that has worked for twenty years: two files made by the domain's own acts, one to answer and one answered,
/// and their copies. The office has 140 files to answer whatever its archive, seven officers' worth; the archive grows.
/// </summary>
internal sealed class OfficeData : IDbContextFactory<AccessRequestsDb>
{
    public const int OpenFiles = 140;

    private const int Years = 20;
    private const int Documents = 2;
    private const int Passages = 5;
    private const int Officers = 20;
    private const int Units = 40;
    private const int FilesARestrictedOne = 50;

    private static readonly Actor Officer = OfficerOf(3);
    private static readonly Actor Manager = new(Guid.Parse("22222222-2222-2222-2222-222222222222"), "Hélène");
    public static readonly DateTimeOffset Now = new(2025, 12, 1, 15, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Received = new(2025, 12, 1);

    private static readonly ConnectionSettings Settings = new();

    private readonly string _path;

    private OfficeData(string path) => _path = path;

    public static DateOnly Today => Received;

    public static Guid PersonId => Officer.Id;

    /// <summary>One who has files, and sees no restricted file of the others.</summary>
    public static ClaimsPrincipal Person { get; } = new(new ClaimsIdentity(
        [new Claim(ClaimTypes.NameIdentifier, Officer.Id.ToString()), new Claim(AccountClaims.Name, Officer.Name), new Claim(ClaimTypes.Role, Roles.AccessOfficer)], "benchmark"));

    public string ConnectionString => $"Data Source={_path};Foreign Keys=True";

    /// <summary>Builds the database, or takes the one that an earlier run left.</summary>
    public static async Task<OfficeData> BuildAsync(string folder, int requests)
    {
        var data = new OfficeData(Path.Combine(folder, $"office-{requests}.db"));

        if (!File.Exists(data._path))
        {
            await data.MakeTemplatesAsync();
            await data.CopyAsync(requests);
        }

        return data;
    }

    public AccessRequestsDb Open(params IInterceptor[] interceptors) => new SqliteDb(
        new DbContextOptionsBuilder<SqliteDb>()
            .UseSqlite(ConnectionString, sqlite => sqlite.UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery))
            .AddInterceptors([Settings, .. interceptors])
            .Options);

    public AccessRequestsDb CreateDbContext() => Open();

    /// <summary>The database as <see cref="Person"/> sees it.</summary>
    public AccessRequestsDb OpenForPerson(params IInterceptor[] interceptors)
    {
        var db = Open(interceptors);
        db.Reader = new Reader();
        db.Reader.Become(Person);
        return db;
    }

    /// <summary>The first eight digits are the number, as in the copies.</summary>
    private static Actor OfficerOf(int number) => new(Guid.Parse($"{number:X8}-1111-1111-1111-111111111111"), $"Agent {number}");

    private async Task MakeTemplatesAsync()
    {
        await using var db = Open();
        await db.Database.MigrateAsync();
        db.Add(Organisation.Found(new Letterhead("Ministère", "Accès", "1, rue", null, null, null, null, "le Ministère", "https://review.example"), "#####", CalendarPolicy.InterpretationAct));
        db.AddRange(ProvisionCatalogue.Shipped());
        db.AddRange(Enumerable.Range(0, Officers).Select(OfficerOf).Select(one => new Account { Id = one.Id, Name = one.Name, Email = $"{one.Id}@example.org", UserName = $"{one.Id}@example.org" }));
        Fill(db, "open", isSent: false);
        Fill(db, "sent", isSent: true);
        await db.SaveChangesAsync();
    }

    private static void Fill(AccessRequestsDb db, string number, bool isSent)
    {
        var request = AccessRequest.Log(
            number,
            new RequestDetails(RequestKind.AdministrativeDocuments, RequestForm.Written, ReceptionChannel.Email, Now, "Texte de la demande, tel que reçu", "une copie du dossier"),
            Received,
            ["Le rapport d’étude", "Les procès-verbaux", "Le contrat"],
            Officer,
            Now);
        var catalogue = new ProvisionCatalogue(ProvisionCatalogue.Shipped());
        request.Assign(Officer, Manager, Now);
        var consultation = Consultation.Ask(request, "Direction", "Les notes", Received, Received, Officer, Now);
        consultation.Answer(request, holdsDocuments: true, "Deux notes", 30, Received, Officer, Now);

        for (var i = 0; i < Documents; i++)
        {
            var document = RequestedDocument.Add(
                request,
                DocumentId.New(),
                new DocumentDetails($"Note {i + 1}", DocumentKind.DecisionNote, new DateOnly(2025, 4, 22), null, null, [1]),
                new StoredOriginal(Guid.NewGuid(), 1000, new string('a', 64), 12),
                Officer,
                Now);

            for (var mark = 0; mark < Passages; mark++)
            {
                document.Mark(request, catalogue, PassageId.New(), 1 + mark, [new PageArea(72, 700, 200, 712)], false, new PassageCitation(["53", "54"], "Motif"), PassageStatus.Retained, Officer, Now, DateOnly.FromDateTime(Now.Date));
            }

            db.Add(document);
        }

        for (var point = 1; point <= 3; point++)
        {
            request.Decide(point, PointOutcome.PartlyReleased, null, Officer, Now);
        }

        if (isSent)
        {
            Send(request, db);
        }

        db.Add(request);
        db.Add(consultation);
        db.Add(Applicant.Of(request.Id, new ApplicantDetails("Camille Fictif", null, "camille@example.org", null, null, ApplicantCategory.Individual)));
    }

    private static void Send(AccessRequest request, AccessRequestsDb db)
    {
        request.EditLetter(new LetterDetails(Received, null, Delivery.Email), [], Officer, Now);
        request.SubmitForApproval([], Officer, Now);
        var package = Package.Ask(request, null, new string('f', 64), Officer, Now);
        package.Begin();
        package.Complete(request, [new PackageArtefact(Guid.CreateVersion7(), ArtefactKind.Manifest, "manifeste.json", Guid.NewGuid(), 1, new string('a', 64), null)], Now);
        request.Approve([], package, new string('f', 64), Manager, "Gestionnaire", Now);
        request.Send(package, null, new SendingDetails(Received, Delivery.Email, null), request.Limits(ConsultedParties.None, new LegalCalendar(CalendarPolicy.InterpretationAct)), Received, Officer, Now);
        db.Add(package);
    }

    /// <summary>Copies are made in the database: the first eight digits of every id become the number of the copy.</summary>
    private async Task CopyAsync(int requests)
    {
        await using var connection = new SqliteConnection(ConnectionString);
        await connection.OpenAsync();
        await RunAsync(connection, "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA foreign_keys=OFF; BEGIN;");

        await RunAsync(connection, "DELETE FROM AskedUnits;");
        await RunAsync(connection, string.Concat(Enumerable.Range(0, Units).Select(unit => $"INSERT INTO AskedUnits (Name) VALUES ('Direction {unit}');")));

        foreach (var (number, from, to) in new[] { ("open", 1, OpenFiles), ("sent", OpenFiles + 1, requests) })
        {
            await CopyTemplateAsync(connection, number, from, to, requests);
        }

        await RunAsync(connection, "COMMIT; ANALYZE;");

        await using var db = Open();
        await KeptLastDays.RecountAsync(db, default);
    }

    private static async Task CopyTemplateAsync(SqliteConnection connection, string number, int from, int to, int requests)
    {
        var days = number == "open" ? $"(n % 25)" : $"(26 + (n * {Years * 365 / 1.0:0} / {requests}))";
        var set = new Dictionary<string, string>
        {
            ["Requests.Number"] = "'B' || n",
            ["Requests.AssigneeId"] = $"printf('%08X', n % {Officers}) || substr(t.AssigneeId, 9)",
            ["Requests.IsRestricted"] = $"n % {FilesARestrictedOne} = 0",
            ["Requests.Subject"] = "t.Subject || ' sujet' || (n % 997)",
            ["Requests.ReceivedOn"] = $"date(t.ReceivedOn, '-' || {days} || ' days')",
            ["Sendings.SentOn"] = $"date(t.SentOn, '-' || ({days} - (n % 30)) || ' days')",
            ["SearchEntries.Text"] = "CASE t.Source WHEN 'File' THEN 'B' || n || ' ' || t.Text || ' sujet' || (n % 997) WHEN 'Applicant' THEN t.Text || ' nom' || n ELSE t.Text END",
            ["SearchEntries.Digest"] = "n * 131 + length(t.Text)",
            ["Consultations.Unit"] = $"'Direction ' || (n % {Units})",
            ["History.Sequence"] = "n * 1000 + t.Sequence",
            ["History.At"] = $"t.At - {days} * {TimeSpan.TicksPerDay}",
            ["Applicants.Email"] = "'nom' || n || '@example.org'",
        };
        var request = $"(SELECT Id FROM Requests WHERE Number = '{number}')";

        foreach (var (table, filter) in new[]
        {
            ("Requests", $"t.Id = {request}"), ("RequestPoints", $"t.RequestId = {request}"), ("Applicants", $"t.RequestId = {request}"), ("Documents", $"t.RequestId = {request}"),
            ("Passages", $"t.DocumentId IN (SELECT Id FROM Documents WHERE RequestId = {request})"), ("Packages", $"t.RequestId = {request}"),
            ("Sendings", $"t.RequestId = {request}"), ("History", $"t.RequestId = {request}"), ("SearchEntries", $"t.RequestId = {request}"),
            ("ProvisionEntries", $"t.RequestId = {request}"), ("Consultations", $"t.RequestId = {request}"),
        })
        {
            var columns = await ColumnsAsync(connection, table);
            var values = columns.Select(column => set.GetValueOrDefault($"{table}.{column.Name}") ?? (column.IsId ? $"printf('%08X', n) || substr(t.\"{column.Name}\", 9)" : $"t.\"{column.Name}\""));
            await RunAsync(
                connection,
                $"WITH RECURSIVE copies(n) AS (SELECT {from} UNION ALL SELECT n + 1 FROM copies WHERE n < {to}) "
                + $"INSERT INTO {table} ({string.Join(", ", columns.Select(column => $"\"{column.Name}\""))}) SELECT {string.Join(", ", values)} FROM (SELECT * FROM {table} t WHERE {filter}) t CROSS JOIN copies;");
        }
    }

    /// <summary>The columns that are written: not those that the database computes, nor the key that it numbers itself.</summary>
    private static async Task<IReadOnlyList<(string Name, bool IsId)>> ColumnsAsync(SqliteConnection connection, string table)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT name FROM pragma_table_xinfo('{table}') WHERE hidden = 0 AND NOT (name = 'Id' AND type = 'INTEGER')";
        await using var reader = await command.ExecuteReaderAsync();
        var columns = new List<(string, bool)>();

        while (await reader.ReadAsync())
        {
            var name = reader.GetString(0);
            columns.Add((name, name is "Id" or "RequestId" or "DocumentId" or "PackageId" or "SourceId" or "Original_Key"));
        }

        return columns;
    }

    private static async Task RunAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync();
    }
}
