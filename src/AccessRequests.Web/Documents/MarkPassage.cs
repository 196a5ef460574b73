using System.Security.Claims;
using AccessRequests.Domain;
using AccessRequests.Domain.Documents;
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

    public PassageStatus Status { get; set; } = PassageStatus.Retained;
}

internal sealed class PassageFormValidator : AbstractValidator<PassageForm>
{
    public PassageFormValidator()
    {
        RuleFor(form => form.Provisions).NotEmpty().WithMessage("Choisissez au moins un article.").Must(provisions => provisions.Count <= 20).WithMessage("Une marque cite au plus 20 articles.");
        RuleFor(form => form.Areas).Must(areas => areas.Count <= Passage.MaxAreas).WithMessage($"Une marque a au plus {Passage.MaxAreas} rectangles.");
        RuleFor(form => form.Reason).NotEmpty().WithMessage("Donnez le motif en quelques mots.").MaximumLength(Passage.ReasonMaxLength).IsOnePlainLine().WithName("Motif");
        RuleFor(form => form.Status).Must(status => status != PassageStatus.Dismissed).WithMessage("Une nouvelle marque est proposée ou retenue.");
    }
}

/// <summary>Marks a passage: the server, not the browser, says which glyphs it covers.</summary>
public sealed class MarkPassage(
    IDbContextFactory<AccessRequestsDb> databases,
    IAuthorizationService authorization,
    IValidator<PassageForm> validator,
    FileStore files,
    TimeProvider time)
{
    /// <returns>The mark as it was recorded, with the engine's own areas.</returns>
    public async Task<Passage> ExecuteAsync(DocumentId id, PassageForm form, ClaimsPrincipal user, CancellationToken cancellation = default)
    {
        await authorization.DemandAsync(user, Policies.MarkPassages);
        await validator.ValidateAndThrowAsync(form, cancellation);

        var areas = form.IsWholePage ? [] : await ResolveAsync(id, form, cancellation);

        return await databases.ActAsync(
            id,
            seen: null,
            async (db, request, document) => document.Mark(
                request,
                await db.CatalogueAsync(cancellation),
                new PassageId(form.Id),
                form.Page,
                areas,
                form.IsWholePage,
                form.Provisions,
                form.Reason.Trim(),
                form.Status,
                user.ToActor(),
                time.GetUtcNow()),
            cancellation);
    }

    /// <summary>The engine's own areas: the boxes of the selected words, or what of a drawn box lies on the page.</summary>
    private async Task<IReadOnlyList<PageArea>> ResolveAsync(DocumentId id, PassageForm form, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var (request, document) = await db.LoadAsync(id, cancellation);
        var catalogue = await db.CatalogueAsync(cancellation);
        RuleViolationException.ThrowIf(document.ObstacleToMarking(request, catalogue, form.Page, form.Areas, form.IsWholePage, form.Provisions));

        await using var pdf = files.OpenRead(document.Original.Key);
        var drawn = form.Areas.Select(PageAreas.ToBox).ToList();
        var boxes = await Task.Run(
            () => form.IsTextSelection ? TextSelection.Resolve(pdf, form.Page, drawn, cancellation).Boxes : TextSelection.OnPage(pdf, form.Page, drawn, cancellation),
            cancellation);

        return boxes.Count > 0
            ? [.. boxes.Select(PageAreas.ToArea)]
            : throw new RuleViolationException(new Obstacle(ObstacleKind.PassageOutsidePage, Count: form.Page));
    }
}
