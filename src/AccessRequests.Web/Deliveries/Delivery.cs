using System.Security.Cryptography;
using AccessRequests.Domain;
using AccessRequests.Domain.Packages;
using AccessRequests.Domain.Requests;
using AccessRequests.Domain.Sendings;
using AccessRequests.Web.AtRest;
using AccessRequests.Web.Data;
using AccessRequests.Web.Hosting;
using AccessRequests.Web.Packages;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Deliveries;

/// <summary>What someone outside the office, who holds an address and a code, may take: the files of one approved package, while that stands.</summary>
/// <param name="PublicBody">Who gives them, so that nobody types a code for a stranger.</param>
/// <param name="Number">Of the request, which the applicant has on their letters.</param>
public sealed record DeliveredFiles(string PublicBody, string Number, DateTimeOffset Until, int Remaining, IReadOnlyList<PackageArtefact> Files);

/// <summary>
/// The outside of a download link. It knows nobody and shows nothing of the file but what its package holds. Every refusal is the same to whoever
/// asks: that a link existed is already something.
/// </summary>
internal sealed class Delivery(
    [FromKeyedServices(OfficeDatabases.EveryFile)] IDbContextFactory<AccessRequestsDb> databases,
    IDataProtectionProvider protection,
    IPasswordHasher<DownloadLink> codes,
    ApprovedBytes approved,
    IHttpContextAccessor accessor,
    IWebHostEnvironment environment,
    TimeProvider time,
    ILogger<Delivery> logger)
{
    /// <summary>How long a right code serves, in this browser.</summary>
    private static readonly TimeSpan TicketLifetime = TimeSpan.FromMinutes(30);

    private const int MaxAttempts = 20;

    private HttpContext Http => accessor.HttpContext!;

    private string CookieName => HostCookies.NameOf(environment, "accessrequests-delivery");

    private ITimeLimitedDataProtector Seal => protection.CreateProtector("AccessRequests.Delivery").ToTimeLimitedDataProtector();

    private Actor Stranger => new(Guid.Empty, "Porteur du lien", Http.Connection.RemoteIpAddress?.ToString());

    /// <returns>The name of the public body whose link it is; null when it no longer serves.</returns>
    public async Task<string?> PublicBodyAsync(string secret, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        return await FindAsync(db, secret, cancellation) is null ? null : await PublicBodyAsync(db, cancellation);
    }

    /// <summary>Takes the code, and counts a wrong one.</summary>
    /// <returns>Whether it was right, and the browser then holds a ticket.</returns>
    public async Task<bool> EnterAsync(string secret, string code, CancellationToken cancellation)
    {
        if (!await ChangeAsync(secret, (link, _) => link.TakeTry(time.GetUtcNow()), cancellation))
        {
            return false;
        }

        await using var db = await databases.CreateDbContextAsync(cancellation);
        var hash = OfferDownload.HashOf(secret);
        var link = await db.DownloadLinks.AsNoTracking().SingleAsync(known => known.AddressHash == hash, cancellation);

        if (codes.VerifyHashedPassword(link, link.CodeHash, string.Concat(code.Where(char.IsAsciiDigit))) == PasswordVerificationResult.Failed)
        {
            await ChangeAsync(secret, (refused, request) => refused.RefuseCode(request, Stranger, time.GetUtcNow()), cancellation, mayHaveEnded: true);
            return false;
        }

        await ChangeAsync(secret, (taken, _) => taken.GiveTryBack(), cancellation, mayHaveEnded: true);
        Http.Response.Cookies.Append(CookieName, Seal.Protect($"{link.Id}", time.GetUtcNow() + TicketLifetime), new CookieOptions
        {
            HttpOnly = true,
            Secure = !environment.IsDevelopment(),
            SameSite = SameSiteMode.Strict,
            Path = "/",
        });
        return true;
    }

    /// <returns>Null while the code was not given in this browser, or when the link no longer serves.</returns>
    public async Task<DeliveredFiles?> FilesAsync(string secret, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);

        return await FindAsync(db, secret, cancellation) is var (link, request, package) && HasTicket(link)
            ? new DeliveredFiles(await PublicBodyAsync(db, cancellation), request.Number, link.ExpiresAt, link.AllowedDownloads - link.Downloads, [.. Outgoing(package)])
            : null;
    }

    /// <summary>Counts the download, then gives the bytes that the manager approved.</summary>
    /// <returns>Null when there is nothing to give, whatever the reason.</returns>
    public async Task<(Stream Bytes, PackageArtefact Artefact)?> OpenAsync(string secret, Guid artefactId, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);

        if (await FindAsync(db, secret, cancellation) is not var (link, request, package)
            || !HasTicket(link)
            || Outgoing(package).FirstOrDefault(known => known.Id == artefactId) is not { } artefact)
        {
            return null;
        }

        Stream bytes;

        try
        {
            bytes = await approved.OpenAsync(package, artefact, package.ManifestToLeave(request)!, cancellation);
        }
        catch (DamagedFileException)
        {
            logger.LogError("Artefact {ArtefactId} is not the file that was approved: its download by a link was refused", artefact.Id);
            return null;
        }

        if (await ChangeAsync(secret, (counted, file) => counted.Download(file, artefact, Stranger, time.GetUtcNow()), cancellation))
        {
            return (bytes, artefact);
        }

        await bytes.DisposeAsync();
        return null;
    }

    /// <summary>Acts on the link, and again on what is there when another request acted at the same time.</summary>
    /// <param name="mayHaveEnded">Also on one that the act before has just ended.</param>
    /// <returns>False when the link no longer serves.</returns>
    private async Task<bool> ChangeAsync(string secret, Action<DownloadLink, AccessRequest> act, CancellationToken cancellation, bool mayHaveEnded = false)
    {
        var hash = OfferDownload.HashOf(secret);

        for (var attempt = 1; ; attempt++)
        {
            await using var db = await databases.CreateDbContextAsync(cancellation);

            if (await db.DownloadLinks.SingleOrDefaultAsync(known => known.AddressHash == hash, cancellation) is not { } link
                || (!mayHaveEnded && link.ObstacleToUse(time.GetUtcNow()) is not null))
            {
                return false;
            }

            act(link, await db.Requests.SingleAsync(known => known.Id == link.RequestId, cancellation));

            try
            {
                await db.SaveChangesAsync(cancellation);
                return true;
            }
            catch (DbUpdateConcurrencyException) when (attempt < MaxAttempts)
            {
                await Task.Delay(Random.Shared.Next(1, 20 * attempt), cancellation);
            }
        }
    }

    /// <summary>What a person reads, and the archive with the proof of it all.</summary>
    private static IEnumerable<PackageArtefact> Outgoing(Package package) => package.Artefacts
        .Where(artefact => artefact.Kind is not (ArtefactKind.Manifest or ArtefactKind.Signature))
        .OrderBy(artefact => artefact.Kind)
        .ThenBy(artefact => artefact.FileName, StringComparer.Ordinal);

    /// <summary>The link of the address while it serves: not ended, and its package still one that may leave, with its documents.</summary>
    private async Task<(DownloadLink Link, AccessRequest Request, Package Package)?> FindAsync(AccessRequestsDb db, string secret, CancellationToken cancellation)
    {
        var hash = OfferDownload.HashOf(secret);

        if (await db.DownloadLinks.SingleOrDefaultAsync(known => known.AddressHash == hash, cancellation) is not { } link || link.ObstacleToUse(time.GetUtcNow()) is not null)
        {
            return null;
        }

        var request = await db.Requests.SingleAsync(known => known.Id == link.RequestId, cancellation);
        var package = await db.Packages.SingleAsync(known => known.Id == link.PackageId, cancellation);

        return await db.ObstacleToLinkAsync(request, package, time.QuebecToday(), cancellation) is null ? (link, request, package) : null;
    }

    private static Task<string> PublicBodyAsync(AccessRequestsDb db, CancellationToken cancellation) =>
        db.Organisations.Select(organisation => organisation.Letterhead.Ministry).SingleAsync(cancellation);

    private bool HasTicket(DownloadLink link)
    {
        try
        {
            return Http.Request.Cookies[CookieName] is { } ticket && Seal.Unprotect(ticket) == $"{link.Id}";
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}
