using AccessRequests.Domain.Consultations;
using AccessRequests.Domain.Deadlines;
using AccessRequests.Domain.Documents;
using AccessRequests.Domain.Organisations;
using AccessRequests.Domain.Requests;
using AccessRequests.Domain.ThirdParties;
using AccessRequests.Web.Requests;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace AccessRequests.Web.Data;

/// <summary>
/// Keeps the last day of each file beside it, in the transaction of the act that moves it: the domain tells it (<see cref="AccessRequest.Limits"/>), so that the list, its
/// filters, its exports, what is counted late and the page of the file say the same day (<see cref="RequestColumns.Due"/>). The days are the files' own, whoever acts: no need-to-know
/// filter stands between.
/// </summary>
internal static class KeptLastDays
{
    private const int ChunkSize = 500;

    /// <summary>Of the files that this save touches. A mark, a note or a letter moves no day and costs nothing here.</summary>
    public static async Task RefreshAsync(AccessRequestsDb db, CancellationToken cancellation)
    {
        var touched = db.ChangeTracker.Entries().Select(TouchedFile).OfType<AccessRequestId>().ToHashSet();

        if (touched.Count > 0)
        {
            var files = await FilesAsync(db, touched, cancellation);
            var calendar = await db.AnswerCalendarAsync(cancellation);
            var consulted = await ConsultedAsync(db, [.. touched], cancellation);

            foreach (var file in files)
            {
                Put(file.Property<DateOnly>(RequestColumns.Due), DueOf(file.Entity, consulted, calendar));
            }
        }

        await FollowAsync(db, cancellation);
    }

    /// <summary>The calendar changes: after it is saved, the days of all files are to be counted anew.</summary>
    public static bool IsCalendarChanged(AccessRequestsDb db) => db.ChangeTracker.Entries().Any(change => change.Entity switch
    {
        DatedPolicy or DecreedDay => change.State is EntityState.Added or EntityState.Modified or EntityState.Deleted,
        Organisation => change.State == EntityState.Added || (change.State == EntityState.Modified && change.Property(nameof(Organisation.AnswerPolicy)).IsModified),
        _ => false,
    });

    /// <summary>Counts the day of every file anew from what is recorded. How many were not as they should be.</summary>
    public static async Task<int> RecountAsync(AccessRequestsDb db, CancellationToken cancellation)
    {
        var calendar = await db.AnswerCalendarAsync(cancellation);
        var moved = await RecountPlainAsync(db, calendar, cancellation);
        var consulted = await db.Requests.IgnoreQueryFilters()
            .Where(request => db.ThirdParties.Any(party => party.RequestId == request.Id && party.NoticeSentOn != null))
            .Select(request => request.Id)
            .ToListAsync(cancellation);

        foreach (var ids in consulted.Chunk(ChunkSize))
        {
            moved += await RecountConsultedAsync(db, ids, calendar, cancellation);
        }

        await db.Consultations.IgnoreQueryFilters()
            .Where(consultation => db.Requests.Any(request => request.Id == consultation.RequestId
                && (EF.Property<DateOnly>(request, RequestColumns.Due) != EF.Property<DateOnly>(consultation, ConsultationColumns.FileDue)
                    || EF.Property<bool>(request, RequestColumns.IsClosed) != EF.Property<bool>(consultation, ConsultationColumns.FileIsClosed))))
            .ExecuteUpdateAsync(
                set => set
                    .SetProperty(
                        consultation => EF.Property<DateOnly>(consultation, ConsultationColumns.FileDue),
                        consultation => db.Requests.Where(request => request.Id == consultation.RequestId).Select(request => EF.Property<DateOnly>(request, RequestColumns.Due)).First())
                    .SetProperty(
                        consultation => EF.Property<bool>(consultation, ConsultationColumns.FileIsClosed),
                        consultation => db.Requests.Where(request => request.Id == consultation.RequestId).Select(request => EF.Property<bool>(request, RequestColumns.IsClosed)).First()),
                cancellation);
        return moved;
    }

    /// <summary>Where no third party was notified the day follows from reception and extension alone, so that it is counted once for all files that have both alike.</summary>
    private static async Task<int> RecountPlainAsync(AccessRequestsDb db, LegalCalendar calendar, CancellationToken cancellation)
    {
        var plain = db.Requests.IgnoreQueryFilters().Where(request => !db.ThirdParties.Any(party => party.RequestId == request.Id && party.NoticeSentOn != null));
        var alike = await plain
            .GroupBy(request => new { request.ReceivedOn, Days = request.Extension == null ? 0 : request.Extension.Days, Due = EF.Property<DateOnly>(request, RequestColumns.Due) })
            .Select(same => same.Key)
            .ToListAsync(cancellation);
        var moved = 0;

        foreach (var same in alike)
        {
            var due = AccessRequest.GrantedOn(same.ReceivedOn, same.Days, calendar);

            if (due != same.Due)
            {
                moved += await plain
                    .Where(request => request.ReceivedOn == same.ReceivedOn && (request.Extension == null ? 0 : request.Extension.Days) == same.Days && EF.Property<DateOnly>(request, RequestColumns.Due) == same.Due)
                    .ExecuteUpdateAsync(set => set.SetProperty(request => EF.Property<DateOnly>(request, RequestColumns.Due), due), cancellation);
            }
        }

        return moved;
    }

    private static async Task<int> RecountConsultedAsync(AccessRequestsDb db, IReadOnlyList<AccessRequestId> ids, LegalCalendar calendar, CancellationToken cancellation)
    {
        var requests = await db.Requests.IgnoreQueryFilters().AsNoTracking().Where(request => ids.Contains(request.Id)).ToListAsync(cancellation);
        var kept = await db.Requests.IgnoreQueryFilters().Where(request => ids.Contains(request.Id))
            .Select(request => new { request.Id, Due = EF.Property<DateOnly>(request, RequestColumns.Due) })
            .ToDictionaryAsync(request => request.Id, request => request.Due, cancellation);
        var consulted = await ConsultedAsync(db, ids, cancellation);
        var moved = 0;

        foreach (var request in requests)
        {
            var due = DueOf(request, consulted, calendar);

            if (due != kept[request.Id])
            {
                moved += await db.Requests.IgnoreQueryFilters().Where(known => known.Id == request.Id)
                    .ExecuteUpdateAsync(set => set.SetProperty(known => EF.Property<DateOnly>(known, RequestColumns.Due), due), cancellation);
            }
        }

        return moved;
    }

    private static DateOnly DueOf(AccessRequest request, IReadOnlyDictionary<AccessRequestId, ConsultedParties> consulted, LegalCalendar calendar) =>
        request.Limits(consulted.GetValueOrDefault(request.Id, ConsultedParties.None), calendar).Due;

    /// <summary>The file whose day may be another after this change; null where it moves none.</summary>
    private static AccessRequestId? TouchedFile(EntityEntry change) => change.Entity switch
    {
        AccessRequest request when change.State == EntityState.Added || (change.State == EntityState.Modified && change.Property(nameof(AccessRequest.Version)).IsModified) => request.Id,
        ThirdParty party when change.State is EntityState.Added or EntityState.Modified or EntityState.Deleted => party.RequestId,
        RequestedDocument document when change.State is EntityState.Added or EntityState.Deleted
            || (change.State == EntityState.Modified && (change.Property(nameof(RequestedDocument.Points)).IsModified || change.Property(nameof(RequestedDocument.IsNotRelevant)).IsModified)) => document.RequestId,
        _ => null,
    };

    private static async Task<IReadOnlyList<EntityEntry<AccessRequest>>> FilesAsync(AccessRequestsDb db, HashSet<AccessRequestId> ids, CancellationToken cancellation)
    {
        var tracked = db.ChangeTracker.Entries<AccessRequest>().Where(file => ids.Contains(file.Entity.Id)).ToList();
        var missing = ids.Except(tracked.Select(file => file.Entity.Id)).ToList();

        return missing.Count == 0
            ? tracked
            : [.. tracked, .. (await db.Requests.IgnoreQueryFilters().Where(request => missing.Contains(request.Id)).ToListAsync(cancellation)).Select(db.Entry)];
    }

    /// <summary>The third parties of these files and what their documents answer, with what this save changes of them; files that have none are left out.</summary>
    private static async Task<IReadOnlyDictionary<AccessRequestId, ConsultedParties>> ConsultedAsync(AccessRequestsDb db, IReadOnlyCollection<AccessRequestId> ids, CancellationToken cancellation)
    {
        var stored = await db.ThirdParties.IgnoreQueryFilters().AsNoTracking().Where(party => ids.Contains(party.RequestId)).ToListAsync(cancellation);
        var changed = Changed<ThirdParty>(db, party => ids.Contains(party.RequestId));
        var parties = stored.Where(party => changed.All(change => change.Entity.Id != party.Id)).Concat(Present(changed)).ToLookup(party => party.RequestId);
        var theirs = parties.Select(file => file.Key).ToList();

        if (theirs.Count == 0)
        {
            return new Dictionary<AccessRequestId, ConsultedParties>();
        }

        var documents = await db.Documents.IgnoreQueryFilters().AsNoTracking()
            .Where(document => theirs.Contains(document.RequestId) && !document.IsNotRelevant)
            .Select(document => new { document.RequestId, document.Id, document.Points })
            .ToListAsync(cancellation);
        var edited = Changed<RequestedDocument>(db, document => theirs.Contains(document.RequestId));
        var pointed = documents
            .Where(document => edited.All(change => change.Entity.Id != document.Id))
            .Select(document => (document.RequestId, Document: new PointedDocument(document.Id.Value, document.Points)))
            .Concat(Present(edited).Where(document => !document.IsNotRelevant).Select(document => (document.RequestId, Document: new PointedDocument(document.Id.Value, document.Points))))
            .ToLookup(document => document.RequestId, document => document.Document);

        return theirs.ToDictionary(id => id, id => new ConsultedParties([.. parties[id]], [.. pointed[id]]));
    }

    private static List<EntityEntry<T>> Changed<T>(AccessRequestsDb db, Func<T, bool> which)
        where T : class =>
        [.. db.ChangeTracker.Entries<T>().Where(change => change.State is EntityState.Added or EntityState.Modified or EntityState.Deleted && which(change.Entity))];

    private static IEnumerable<T> Present<T>(IEnumerable<EntityEntry<T>> changes)
        where T : class =>
        changes.Where(change => change.State != EntityState.Deleted).Select(change => change.Entity);

    /// <summary>What a unit's list is ordered by follows its files, and the name of a unit is kept once it was asked.</summary>
    private static async Task FollowAsync(AccessRequestsDb db, CancellationToken cancellation)
    {
        var asked = db.ChangeTracker.Entries<Consultation>().Where(change => change.State == EntityState.Added).Select(change => change.Entity).ToList();
        var moved = db.ChangeTracker.Entries<AccessRequest>()
            .Where(change => change.State == EntityState.Modified && (change.Property(nameof(AccessRequest.Status)).IsModified || change.Property(RequestColumns.Due).IsModified))
            .Select(change => change.Entity.Id)
            .Concat(asked.Select(consultation => consultation.RequestId))
            .ToHashSet();

        if (moved.Count == 0)
        {
            return;
        }

        var files = (await FilesAsync(db, moved, cancellation)).ToDictionary(file => file.Entity.Id);
        await db.Consultations.IgnoreQueryFilters().Where(consultation => moved.Contains(consultation.RequestId)).LoadAsync(cancellation);

        foreach (var sameUnit in db.ChangeTracker.Entries<Consultation>().Where(one => moved.Contains(one.Entity.RequestId)).GroupBy(one => (one.Entity.RequestId, one.Entity.Unit)))
        {
            var file = files[sameUnit.Key.RequestId];
            var first = sameUnit.MinBy(one => one.Entity.Id)!;

            foreach (var consultation in sameUnit)
            {
                Put(consultation.Property<bool>(ConsultationColumns.IsFirstOfUnit), consultation == first);
                Put(consultation.Property<bool>(ConsultationColumns.FileIsClosed), !file.Entity.IsUnanswered);
                Put(consultation.Property<DateOnly>(ConsultationColumns.FileDue), file.Property<DateOnly>(RequestColumns.Due).CurrentValue);
            }
        }

        var names = asked.Select(consultation => consultation.Unit).Distinct().ToList();
        var known = names.Count == 0 ? [] : await db.AskedUnits.Where(unit => names.Contains(unit.Name)).Select(unit => unit.Name).ToListAsync(cancellation);
        db.AskedUnits.AddRange(names.Except(known).Select(name => new AskedUnit { Name = name }));
    }

    private static void Put<TEntity, TValue>(PropertyEntry<TEntity, TValue> property, TValue value)
        where TEntity : class
    {
        if (!Equals(property.CurrentValue, value))
        {
            property.CurrentValue = value;
        }
    }
}
