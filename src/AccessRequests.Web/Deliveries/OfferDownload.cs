using System.Globalization;
using System.Security.Claims;
using System.Security.Cryptography;
using AccessRequests.Domain;
using AccessRequests.Domain.Requests;
using AccessRequests.Domain.Sendings;
using AccessRequests.Web.Data;
using AccessRequests.Web.Security;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Deliveries;

public sealed class DownloadLinkForm
{
    public int Days { get; set; } = 14;

    /// <summary>One file taken once is one download.</summary>
    public int Downloads { get; set; } = 20;
}

internal sealed class DownloadLinkFormValidator : AbstractValidator<DownloadLinkForm>
{
    public DownloadLinkFormValidator()
    {
        RuleFor(form => form.Days).InclusiveBetween(1, DownloadLink.MaxDays).WithMessage($"De 1 à {DownloadLink.MaxDays} jours.");
        RuleFor(form => form.Downloads).InclusiveBetween(1, DownloadLink.MaxDownloads).WithMessage($"De 1 à {DownloadLink.MaxDownloads} téléchargements.");
    }
}

/// <summary>What is shown once, to be sent by two different ways.</summary>
/// <param name="Secret">The end of the address.</param>
/// <param name="Code">Eight digits, for the telephone.</param>
public sealed record OfferedDownload(string Secret, string Code);

/// <summary>Opens and closes ways for an applicant to fetch the approved package.</summary>
public sealed class OfferDownload(
    IDbContextFactory<AccessRequestsDb> databases,
    IAuthorizationService authorization,
    IValidator<DownloadLinkForm> validator,
    IPasswordHasher<DownloadLink> codes,
    TimeProvider time)
{
    private const int SecretBytes = 32;
    private const int CodeDigits = 8;

    /// <exception cref="RuleViolationException">The newest package may not leave, or its documents may not yet.</exception>
    public async Task<OfferedDownload> ExecuteAsync(AccessRequestId id, DownloadLinkForm form, ClaimsPrincipal user, CancellationToken cancellation = default)
    {
        await authorization.DemandAsync(user, Policies.SendDecisions);
        await validator.ValidateAndThrowAsync(form, cancellation);

        await using var db = await databases.CreateDbContextAsync(cancellation);
        var request = await db.Requests.SingleAsync(known => known.Id == id, cancellation);
        RuleViolationException.ThrowIf(request.ObstacleToActing);
        var package = request.Sent is { } sent
            ? await db.Packages.SingleAsync(known => known.Id == sent.PackageId, cancellation)
            : throw new RuleViolationException(new Obstacle(ObstacleKind.LinkBeforeSending));
        var (now, today) = (time.GetUtcNow(), time.QuebecToday());
        var obstacle = await db.ObstacleToLinkAsync(request, package, today, cancellation);
        var offered = new OfferedDownload(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SecretBytes)), RandomNumberGenerator.GetString("0123456789", CodeDigits));

        // To the end of the last day, as people count.
        var end = QuebecTime.ToInstant(today.AddDays(form.Days + 1), TimeOnly.MinValue);
        db.DownloadLinks.Add(DownloadLink.Offer(
            request, package, obstacle, HashOf(offered.Secret), codes.HashPassword(null!, offered.Code), end, form.Downloads, user.ToActor(), now));
        await db.SaveChangesAsync(cancellation);
        return offered;
    }

    public async Task RevokeAsync(Guid linkId, ClaimsPrincipal user, CancellationToken cancellation = default)
    {
        await authorization.DemandAsync(user, Policies.SendDecisions);

        await using var db = await databases.CreateDbContextAsync(cancellation);
        var link = await db.DownloadLinks.SingleAsync(known => known.Id == linkId, cancellation);
        link.Revoke(await db.Requests.SingleAsync(request => request.Id == link.RequestId, cancellation), user.ToActor(), time.GetUtcNow());
        await db.SaveChangesAsync(cancellation);
    }

    internal static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(secret)));

    /// <summary>As it is read out: 4829 1736.</summary>
    internal static string InGroups(string code) => string.Create(CultureInfo.InvariantCulture, $"{code[..4]} {code[4..]}");
}
