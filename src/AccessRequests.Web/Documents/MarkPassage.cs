using System.Security.Claims;
using AccessRequests.Domain;
using AccessRequests.Domain.Documents;
using AccessRequests.Domain.Provisions;
using AccessRequests.Domain.Requests;
using AccessRequests.Pdf;
using AccessRequests.Web.Data;
using AccessRequests.Web.Forms;
using AccessRequests.Web.Security;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Documents;

/// <summary>A mark as the browser proposes it.</summary>
public sealed class PassageForm
{
    /// <summary>Made by the browser: sending the same mark twice makes it once.</summary>
    public Guid Id { get; set; } = Guid.CreateVersion7();

    public int Page { get; set; }

    /// <summary>
    /// What the browser drew, in the page's user space. For a text selection it is only a hint, which the engine resolves
    /// to its own glyph boxes; for a drawn box it is the area itself.
    /// </summary>
    public IReadOnlyList<PageArea> Areas { get; set; } = [];

    public bool IsTextSelection { get; set; }

    public bool IsWholePage { get; set; }

    public IReadOnlyCollection<string> Provisions { get; set; } = [];

    public string Reason { get; set; } = "";

    /// <summary>See <see cref="Passage.Note"/>.</summary>
    public string? Note { get; set; }

    public IReadOnlyCollection<GroundFact> Facts { get; set; } = [];

    public PassageCitation Citation =>
        new(Provisions, Reason.Trim()) { Facts = Facts, Note = string.IsNullOrWhiteSpace(Note) ? null : Note.Trim() };

    public PassageStatus Status { get; set; } = PassageStatus.Retained;
}

internal sealed class PassageFormValidator : AbstractValidator<PassageForm>
{
    public PassageFormValidator()
    {
        RuleFor(form => form.Provisions).NotEmpty().When(form => form.Status != PassageStatus.Dismissed).WithMessage("Choisissez au moins un article.");
        RuleFor(form => form.Provisions).Must(provisions => provisions.Count <= 20).WithMessage("Une marque cite au plus 20 articles.");
        RuleFor(form => form.Areas).Must(areas => areas.Count <= Passage.MaxAreas).WithMessage($"Une marque a au plus {Passage.MaxAreas} rectangles.");
        RuleFor(form => form.Reason).NotEmpty().WithMessage("Donnez le motif en quelques mots.").MaximumLength(Passage.ReasonMaxLength).IsOnePlainLine().WithName("Motif");
        RuleFor(form => form.Status).IsInEnum();
        RuleFor(form => form.Note).MaximumLength(Passage.NoteMaxLength).WithName("Note interne");
        RuleFor(form => form.Facts).Must(facts => facts.Count <= 20).WithMessage("Une marque cite au plus 20 articles.");
        RuleForEach(form => form.Facts).ChildRules(fact =>
        {
            fact.RuleFor(known => known.Who).MaximumLength(GroundFact.WhoMaxLength);
            fact.RuleFor(known => known.From).Must(IsPlausible).WithMessage("Cette date n’est pas plausible. Corrigez-la.");
            fact.RuleFor(known => known.EndedOn).Must(IsPlausible).WithMessage("Cette date n’est pas plausible. Corrigez-la.");
        });
    }

    private static bool IsPlausible(DateOnly? day) => day is null or { Year: >= 1867 and <= 2200 };
}

/// <summary>A mark as it was recorded, with the engine's own areas.</summary>
/// <param name="CutLetters">Letters that a drawn box covers in part: the release takes them away whole.</param>
public sealed record MadeMark(Passage Passage, int CutLetters);

/// <summary>Marks a passage: the server, not the browser, says which glyphs it covers.</summary>
public sealed class MarkPassage(
    IDbContextFactory<AccessRequestsDb> databases,
    IAuthorizationService authorization,
    IValidator<PassageForm> validator,
    OriginalPages originals,
    TimeProvider time)
{
    public async Task<MadeMark> ExecuteAsync(DocumentId id, PassageForm form, ClaimsPrincipal user, CancellationToken cancellation = default)
    {
        await authorization.DemandAsync(user, Policies.MarkPassages);
        await validator.ValidateAndThrowAsync(form, cancellation);

        // The file does not change: where another act was saved first, what the engine found in it holds.
        var places = form.IsWholePage ? new DrawnBoxes([], 0) : null;

        return await databases.ActOnMarksAsync(
            id,
            [new PassageId(form.Id)],
            async (db, request, document) =>
            {
                var catalogue = await db.CatalogueAsync(cancellation);
                places ??= await ResolveAsync(request, document, catalogue, form, cancellation);
                var passage = document.Mark(
                    request,
                    catalogue,
                    new PassageId(form.Id),
                    form.Page,
                    [.. places.Boxes.Select(PageAreas.ToArea)],
                    form.IsWholePage,
                    form.Citation,
                    form.Status,
                    user.ToActor(),
                    time.GetUtcNow(),
                    time.QuebecToday());

                return new MadeMark(passage, places.CutLetters);
            },
            cancellation);
    }

    /// <summary>Marks pages whole, all of them or none.</summary>
    /// <param name="form">What each mark cites and how it stands; its page and its areas do not count.</param>
    public async Task<IReadOnlyList<Passage>> WholePagesAsync(
        DocumentId id, IReadOnlyCollection<int> pages, PassageForm form, ClaimsPrincipal user, CancellationToken cancellation = default)
    {
        await authorization.DemandAsync(user, Policies.MarkPassages);
        await validator.ValidateAndThrowAsync(form, cancellation);
        var ids = pages.Distinct().ToDictionary(page => page, _ => PassageId.New());

        return await databases.ActOnMarksAsync(
            id,
            ids.Values,
            async (db, request, document) =>
            {
                var catalogue = await db.CatalogueAsync(cancellation);
                return ids.Select(mark => document.Mark(
                    request, catalogue, mark.Value, mark.Key, [], true, form.Citation, form.Status, user.ToActor(), time.GetUtcNow(), time.QuebecToday())).ToList();
            },
            cancellation);
    }

    /// <summary>The engine's own areas: the boxes of the selected words, or what of a drawn box lies on the page.</summary>
    private async Task<DrawnBoxes> ResolveAsync(
        AccessRequest request, RequestedDocument document, ProvisionCatalogue catalogue, PassageForm form, CancellationToken cancellation)
    {
        RuleViolationException.ThrowIf(document.ObstacleToMarking(request, catalogue, form.Page, form.Areas, form.IsWholePage, form.Citation, form.Status, time.QuebecToday()));

        var drawn = form.Areas.Select(PageAreas.ToBox).ToList();
        var places = await Task.Run(
            () => originals.Read(document.Original, (pages, pdf) => form.IsTextSelection
                ? new DrawnBoxes(pages.Resolve(pdf, form.Page, drawn, cancellation).Boxes, 0)
                : pages.OnPage(pdf, form.Page, drawn, cancellation)),
            cancellation);

        return places.Boxes.Count > 0
            ? places
            : throw new RuleViolationException(new Obstacle(ObstacleKind.PassageOutsidePage, Count: form.Page));
    }
}
