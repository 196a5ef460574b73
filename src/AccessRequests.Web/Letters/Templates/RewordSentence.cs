using System.Security.Claims;
using AccessRequests.Domain.Organisations;
using AccessRequests.Domain.Requests;
using AccessRequests.Letters;
using AccessRequests.Web.Data;
using AccessRequests.Web.Decisions;
using AccessRequests.Web.Security;
using FluentValidation;
using FluentValidation.Results;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Letters.Templates;

/// <summary>
/// The office's own words for a sentence of its letters. Letters composed from then on say them; a decision that was approved
/// before loses its approval, since its letter would not be the same.
/// </summary>
public sealed class RewordSentence(
    IAuthorizationService authorization, IValidator<SentenceForm> validator, StaleApprovals approvals, TimeProvider time)
{
    private const string Reason = "Une phrase des gabarits a changé.";

    /// <exception cref="ValidationException">A field is unknown or lost, the words are those in force, or a colleague changed them first.</exception>
    public async Task ExecuteAsync(SentenceForm form, ClaimsPrincipal user, CancellationToken cancellation = default)
    {
        await authorization.DemandAsync(user, Policies.ManageTemplates);
        await validator.ValidateAndThrowAsync(form, cancellation);

        var template = LetterTemplate.Of(form.Language);
        var agrees = template[form.Key].Many is not null;
        var words = new Rewording(template.Tag, form.Key, form.One.Trim(), agrees ? form.Plural : null);

        await SaveAsync(
            form,
            current => current == words
                ? throw Refusal("Ces mots sont déjà ceux des lettres. Changez-les avant d’enregistrer.")
                : number => WordingVersion.Reword(number, words, user.ToActor(), time.GetUtcNow()),
            user,
            cancellation);
    }

    /// <summary>Back to the words of the product, as a version of its own.</summary>
    public async Task ResetAsync(SentenceForm form, ClaimsPrincipal user, CancellationToken cancellation = default)
    {
        await authorization.DemandAsync(user, Policies.ManageTemplates);

        await SaveAsync(
            form,
            current => current is null
                ? throw Refusal("Ces mots sont déjà ceux du produit.")
                : number => WordingVersion.Reset(number, LetterTemplate.Of(form.Language).Tag, form.Key, user.ToActor(), time.GetUtcNow()),
            user,
            cancellation);
    }

    private async Task SaveAsync(SentenceForm form, Func<Rewording?, Func<int, WordingVersion>> change, ClaimsPrincipal user, CancellationToken cancellation)
    {
        try
        {
            await approvals.ChangeAsync(Reason, user.ToActor(), db => AddAsync(db, form, change, user, cancellation), cancellation);
        }
        catch (DbUpdateException failure) when (failure.IsDuplicate())
        {
            throw ChangedMeanwhile();
        }
    }

    private async Task AddAsync(AccessRequestsDb db, SentenceForm form, Func<Rewording?, Func<int, WordingVersion>> change, ClaimsPrincipal user, CancellationToken cancellation)
    {
        var language = LetterTemplate.Of(form.Language).Tag;
        var last = await db.WordingVersions.AsNoTracking()
            .Where(version => version.Language == language && version.Key == form.Key)
            .OrderByDescending(version => version.Number)
            .FirstOrDefaultAsync(cancellation);

        if ((last?.Number ?? 0) != form.SeenVersion)
        {
            throw ChangedMeanwhile();
        }

        var next = (await db.WordingVersions.MaxAsync(version => (int?)version.Number, cancellation) ?? 0) + 1;
        var version = change(last?.Rewording)(next);
        db.WordingVersions.Add(version);
        db.History.Add(HistoryEntry.OfInstallation(
            HistoryAct.SentenceReworded, user.ToActor(), time.GetUtcNow(), Describe(form, last?.Rewording), Describe(form, version.Rewording)));
        await db.SaveChangesAsync(cancellation);
    }

    /// <param name="words">Null for those of the product.</param>
    private static string Describe(SentenceForm form, Rewording? words) =>
        $"{form.Key} ({form.Language})\n{(words is null ? "Les mots du produit" : words.Many is null ? words.One : $"{words.One}\n{words.Many}")}";

    private static ValidationException ChangedMeanwhile() =>
        Refusal("Une autre personne vient de modifier les gabarits. Relisez la phrase avant de la modifier.");

    private static ValidationException Refusal(string message) => new([new ValidationFailure(nameof(SentenceForm.One), message)]);
}
