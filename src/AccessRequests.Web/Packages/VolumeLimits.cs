namespace AccessRequests.Web.Packages;

/// <summary>
/// How much one gathered PDF may hold before it is split (settings <c>Packages:VolumeMegabytes</c> and <c>Packages:VolumePages</c>). The
/// default passes most mail servers once encoded.
/// </summary>
public sealed class VolumeLimits
{
    public const string Section = "Packages";

    private const int BytesPerMegabyte = 1_000_000;

    /// <summary>At least 1; by default 15.</summary>
    public int VolumeMegabytes { get; init; } = 15;

    /// <summary>At least 10, letter and list included; by default 1000.</summary>
    public int VolumePages { get; init; } = 1000;

    public long VolumeBytes => (long)VolumeMegabytes * BytesPerMegabyte;

    /// <exception cref="InvalidOperationException">A bound that no volume can keep: told when the application starts.</exception>
    public VolumeLimits Checked() => VolumeMegabytes >= 1 && VolumePages >= 10
        ? this
        : throw new InvalidOperationException($"{Section}: VolumeMegabytes must be at least 1 and VolumePages at least 10.");
}
