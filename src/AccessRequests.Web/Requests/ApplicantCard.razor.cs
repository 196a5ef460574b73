using AccessRequests.Domain.Requests;
using AccessRequests.Web.Data;
using AccessRequests.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Requests;

/// <summary>Reads the applicant only for who may see them, whatever page it stands on.</summary>
public sealed partial class ApplicantCard
{
    private Applicant? _applicant;

    [Parameter, EditorRequired]
    public AccessRequestId RequestId { get; set; }

    [CascadingParameter]
    public required Task<AuthenticationState> Authentication { get; set; }

    [Inject]
    public required IAuthorizationService Authorization { get; init; }

    [Inject]
    public required IDbContextFactory<AccessRequestsDb> Databases { get; init; }

    protected override async Task OnParametersSetAsync()
    {
        await Authorization.DemandAsync((await Authentication).User, Policies.ReadApplicants);
        await using var db = await Databases.CreateDbContextAsync();
        _applicant = await db.Applicants.AsNoTracking().SingleOrDefaultAsync(applicant => applicant.RequestId == RequestId);
    }
}
