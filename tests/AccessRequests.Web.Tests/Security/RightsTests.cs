using System.Net;
using System.Reflection;
using System.Security.Claims;
using System.Text.RegularExpressions;
using AccessRequests.Web.Accounts.Providers;
using AccessRequests.Web.Journal;
using AccessRequests.Web.Security;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AccessRequests.Web.Tests.Security;

/// <summary>
/// Every route and every use case, asked as every role and by a stranger, against a table that is written here by hand: O access officer,
/// R reviewer, M manager, A administrator, V auditor, * whoever asks. What has no row is red; so is a row of what is gone.
/// </summary>
public sealed partial class RightsTests(AccessRequestsHost host) : IClassFixture<AccessRequestsHost>
{
    private const string Routes = """
        GET / : ORMAV
        GET /absences : OM
        GET /administration : A
        GET /administration/calendrier : A
        GET /administration/comptes : A
        GET /administration/comptes/nouveau : A
        GET /administration/comptes/{Id:guid} : A
        GET /administration/courriels : A
        GET /administration/gabarits : A
        GET /administration/gabarits/{Key} : A
        GET /administration/organisation : A
        GET /agenda/{secret}.ics : *
        GET /avis : ORMAV
        GET /calendrier.ics : ORM
        GET /conservation : OM
        GET /cles-de-signature/{id}.pem : ORMAV
        GET /comptes/a-confirmer : MA
        GET /connexion : *
        GET /connexion/code : ORMAV
        GET /demandes : ORM
        GET /demandes/export.csv : ORM
        GET /demandes/export.xlsx : ORM
        GET /demandes/nouvelle : O
        GET /demandes/{Number} : ORM
        GET /demandes/{Number}/approbation : M
        GET /demandes/{Number}/decision : ORM
        GET /demandes/{Number}/documents/{DocumentId:guid}/revision : ORM
        GET /demandes/{Number}/incident : ORM
        GET /demandes/{Number}/lettres/{Id:guid} : OM
        GET /demandes/{Number}/modifier : O
        GET /demandes/{Number}/motifs : ORM
        GET /demandes/{Number}/relecture : OR
        GET /demandes/{Number}/reperage : OR
        GET /demandes/{Number}/trousse : ORM
        GET /demandes/{number}/approbation/{packageId:guid}/{artefactId:guid}.pdf : M
        GET /demandes/{number}/documents/{documentId:guid}/apercu.pdf : ORM
        GET /demandes/{number}/documents/{id:guid}/original.pdf : ORM
        GET /demandes/{number}/lettre-a-diffuser.pdf : ORM
        GET /demandes/{number}/lettre.pdf : ORM
        GET /demandes/{number}/lettres/{id:guid}/lettre.{format} : OM
        GET /demandes/{number}/motifs/commission.{format:regex(^(pdf|docx|html)$)} : OM
        GET /demandes/{number}/motifs/interne.{format:regex(^(pdf|docx|html)$)} : ORM
        GET /demandes/{number}/motifs/requerant.{format:regex(^(pdf|docx|html)$)} : ORM
        GET /demandes/{number}/trousses/{packageId:guid}/{artefactId:guid} : OM
        GET /dispositions : ORMAV
        GET /dispositions/{Number} : ORMAV
        GET /droits : AV
        GET /erreur : *
        GET /incidents : ORMV
        GET /incidents/registre.csv : ORMV
        GET /incidents/{Reference} : ORMV
        GET /introuvable : *
        GET /journal : V
        GET /journal/export.csv : V
        GET /mise-en-route : *
        GET /mon-compte : ORMAV
        GET /mot-de-passe : *
        GET /organismes : ORMAV
        GET /organismes/importer : A
        GET /organismes/repertoire.csv : ORMAV
        GET /rapport-annuel : ORM
        GET /recherche : ORM
        GET /remise/{Secret} : *
        GET /remise/{secret}/{artefactId:guid} : *
        GET /second-facteur : ORMAV
        GET /statut/{Code:int} : *
        GET /{**path:file} : ORMAV
        POST /deconnexion : *
        POST /deconnexion/partout : ORMAV
        POST /deconnexion/session : ORMAV
        POST /demandes/{number}/documents : O
        """;

    private const string UseCases = """
        ActOnThirdParty.ActAsync : O
        ActOnThirdParty.IdentifyAsync : O
        AddDocument.ExecuteAsync : O
        ApplySuggestedOutcomes.ExecuteAsync : O
        ApproveDecision.ApproveAsync : M
        ApproveDecision.RecallAsync : O
        ApproveDecision.ReturnAsync : M
        ApproveDecision.SubmitAsync : O
        ApproveDecision.WithdrawAsync : M
        ApproveLetter.ExecuteAsync : M
        ApproveLetter.WithdrawAsync : M
        AssignRequests.ExecuteAsync : OM
        BeginLetter.ExecuteAsync : O
        BuildPackage.CancelAsync : OM
        BuildPackage.ExecuteAsync : OM
        CarryMarks.ExecuteAsync : OR
        CloseRequest.ReopenAsync : OM
        CloseRequest.WithdrawAsync : OM
        ConfirmAccount.ExecuteAsync : MA
        ConsultUnit.AnswerAsync : O
        ConsultUnit.AskAsync : O
        CreateAccount.ExecuteAsync : A
        DecideHeldMail.DropAsync : A
        DecideHeldMail.SendAsync : A
        DecidePoint.AnewAsync : O
        DecidePoint.ExecuteAsync : O
        DestroyFiles.ConfirmAsync : M
        DestroyFiles.ProposeAsync : OM
        DestroyFiles.WithdrawAsync : OM
        EditAccount.AttachToProviderAsync : A
        EditAccount.DisableAsync : A
        EditAccount.EnableAsync : A
        EditAccount.EndSessionsAsync : A
        EditAccount.ExecuteAsync : A
        EditAccount.RemoveSecondFactorAsync : A
        EditAccount.ResetPasswordAsync : A
        EditCalendar.AddDayAsync : A
        EditCalendar.AddPolicyAsync : A
        EditCalendar.RevokeDayAsync : A
        EditCalendar.RevokePolicyAsync : A
        EditDecisionWords.ExecuteAsync : O
        EditDocument.ExecuteAsync : O
        EditDocument.RemoveAsync : O
        EditFeePrices.AddAsync : A
        EditFeePrices.RevokeAsync : A
        EditLetter.ExecuteAsync : O
        EditOfficeLetter.EditAsync : O
        EditOfficeLetter.ExecuteAsync : O
        EditOfficeLetter.RemoveAsync : O
        EditOrganisation.ExecuteAsync : A
        EditProvisionText.ExecuteAsync : A
        EditProvisionText.VerifyAsync : MA
        EditPublicBody.ExecuteAsync : A
        EditPublicBody.RestoreAsync : A
        EditPublicBody.RetireAsync : A
        EditRequest.ExecuteAsync : O
        EditRetentionRule.AddAsync : A
        EditRetentionRule.RevokeAsync : A
        EditSignatory.ExecuteAsync : A
        EditSignatory.RestoreAsync : A
        EditSignatory.RetireAsync : A
        ExtendDeadline.ExecuteAsync : O
        FindPassages.ExecuteAsync : OR
        FindPassages.LeaveVisibleAsync : OR
        FindPassages.ProposeAsync : OR
        FollowReview.EndAsync : OM
        FollowReview.HoldAsync : OM
        FollowReview.LiftHoldAsync : M
        FollowReview.MoveAsync : OM
        FollowReview.OpenAsync : OM
        HandleIncident.AssessAsync : M
        HandleIncident.CloseAsync : M
        HandleIncident.ConfirmTakenDownAsync : OM
        HandleIncident.NotifyAsync : OM
        HandleIncident.RecordMeasureAsync : OM
        ImportPublicBodies.ExecuteAsync : A
        ImportPublicBodies.PreviewAsync : A
        LogRequest.ExecuteAsync : O
        MakeGroundsTable.ExecuteAsync : ORM
        MarkPassage.ExecuteAsync : OR
        MarkPassage.WholePagesAsync : OR
        OfferDownload.ExecuteAsync : OM
        OfferDownload.RevokeAsync : OM
        PlanAbsence.CancelAsync : OM
        PlanAbsence.ExecuteAsync : OM
        PublishDecision.ExecuteAsync : OM
        PublishDecision.WithdrawAsync : OM
        ReadBeforeRelease.ExecuteAsync : OR
        ReadPages.HoldAsReadAsync : OR
        ReadPages.LeaveAsync : OR
        ReadPages.OpenedAsync : OR
        RecordStep.ExecuteAsync : O
        ReferPoints.ExecuteAsync : O
        ReferPoints.RemoveAsync : O
        ReportIncident.ExecuteAsync : ORM
        RestrictAccess.ExecuteAsync : M
        RestrictAccess.LiftAsync : M
        RewordSentence.ExecuteAsync : A
        RewordSentence.ResetAsync : A
        SaveView.ExecuteAsync : ORM
        SaveView.RemoveAsync : ORM
        SendDecision.ExecuteAsync : OM
        SendDecision.RecordDocumentsAsync : OM
        SendDecision.RecordReceiptAsync : OM
        SendLetter.ExecuteAsync : O
        SettleDocument.FinishReviewAsync : OR
        SettleDocument.FollowPassagesAsync : OR
        SettleDocument.ReopenReviewAsync : OR
        SettleDocument.SetAsideAsync : OR
        SettleDocument.SetPagesAsideAsync : OR
        SettleDocument.TakePagesBackAsync : OR
        SettleDocument.WithholdAsync : OR
        SettlePassage.CiteAsync : OR
        SettlePassage.DismissAsync : OR
        SettlePassage.ProposeAsync : OR
        SettlePassage.RemoveAsync : OR
        SettlePassage.RestoreAsync : OR
        SettlePassage.RetainAsync : OR
        SettlePassage.SettleAllAsync : OR
        VerifyIdentity.ExecuteAsync : O
        """;

    /// <summary>What takes a person without being an act of theirs: it records or checks, for a page or a use case that asked first.</summary>
    private static readonly Type[] NoActs = [typeof(Readings), typeof(IdentityConfirmation), typeof(AccountSignIn), typeof(ProviderSignIn)];

    private static readonly Dictionary<char, string> Letters = new()
    {
        ['O'] = Roles.AccessOfficer,
        ['R'] = Roles.Reviewer,
        ['M'] = Roles.Manager,
        ['A'] = Roles.Administrator,
        ['V'] = Roles.Auditor,
    };

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_route_answers_those_whom_the_table_names_and_refuses_the_others()
    {
        var theCase = new Case30198(host);
        await using var db = await theCase.OpenAsync();
        var document = await db.Documents.AsNoTracking().FirstAsync(Cancellation);
        var observed = Endpoints().ToDictionary(route => route, _ => "");

        foreach (var route in observed.Keys)
        {
            using var stranger = host.Browser();
            var answer = await StatusAsync(stranger, route, document.Id.Value);
            observed[route] = answer is HttpStatusCode.Unauthorized or HttpStatusCode.Redirect ? "" : "*";
        }

        foreach (var (letter, role) in Letters)
        {
            using var person = await host.SignedInAsync(role);

            foreach (var route in observed.Keys.Where(route => observed[route] != "*"))
            {
                var answer = await StatusAsync(person, route, document.Id.Value);
                Assert.NotEqual(HttpStatusCode.Unauthorized, answer);
                observed[route] += answer == HttpStatusCode.Forbidden ? "" : letter;
            }
        }

        AssertSame(Rows(Routes), Told(observed));
    }

    [Fact]
    public async Task Every_use_case_refuses_those_whom_the_table_does_not_name_before_it_does_anything()
    {
        var observed = new Dictionary<string, string>();

        foreach (var (type, method) in Acts())
        {
            var name = $"{type.Name}.{method.Name}";
            var allowed = await IsRefusedAsync(type, method, TestUsers.Nobody) ? "" : "*";

            foreach (var (letter, role) in Letters.Where(_ => allowed != "*"))
            {
                allowed += await IsRefusedAsync(type, method, TestUsers.With(role)) ? "" : letter;
            }

            observed[name] = observed.TryGetValue(name, out var known) && known != allowed ? $"{known} or {allowed}" : allowed;
        }

        AssertSame(Rows(UseCases), Told(observed));
    }

    /// <summary>An auditor changes nothing: no row of an act has a V.</summary>
    [Fact]
    public void An_auditor_has_no_act() => Assert.DoesNotContain(Rows(UseCases), row => row.Split(" : ")[1].Contains('V'));

    [Fact]
    public void Every_policy_is_told_in_French() => Assert.All(Policies.RolesOf.Keys, policy => Assert.NotEmpty(Policies.InFrench(policy)));

    /// <summary>Of ours: the framework's own (the circuit, the static files) answer to no role and hold nothing of the office.</summary>
    private IEnumerable<string> Endpoints() => host.Services.GetRequiredService<EndpointDataSource>().Endpoints
        .OfType<RouteEndpoint>()
        .Where(endpoint => endpoint.Metadata.All(data => data.GetType().Name != "StaticAssetDescriptor") && !endpoint.RoutePattern.RawText!.TrimStart('/').StartsWith("_blazor", StringComparison.Ordinal)
            && !endpoint.RoutePattern.RawText!.TrimStart('/').StartsWith("_framework", StringComparison.Ordinal))
        .SelectMany(endpoint => Methods(endpoint).Select(method => $"{method} /{endpoint.RoutePattern.RawText!.TrimStart('/')}"))
        .Distinct();

    /// <summary>A page answers forms as well, by the same address and policy.</summary>
    private static IEnumerable<string> Methods(RouteEndpoint endpoint)
    {
        var methods = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"];
        return methods.Contains("GET") ? ["GET"] : methods;
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient browser, string route, Guid document)
    {
        var (method, pattern) = (route.Split(' ')[0], route[(route.IndexOf(' ') + 1)..]);
        var address = Parameter().Replace(pattern, parameter => parameter.Groups[1].Value.ToLowerInvariant() switch
        {
            "number" when pattern.StartsWith("/dispositions", StringComparison.Ordinal) => "37",
            "number" => Case30198.Number,
            "documentid" => $"{document}",
            "id" when pattern.Contains("/documents/", StringComparison.Ordinal) => $"{document}",
            "id" when pattern.StartsWith("/cles", StringComparison.Ordinal) => "0123456789abcdef",
            "format" => "pdf",
            "key" => "closing",
            "code" => "404",
            _ => $"{Guid.Empty}",
        });
        using var request = new HttpRequestMessage(new HttpMethod(method), address);
        using var answer = await browser.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancellation);
        return answer.StatusCode == HttpStatusCode.Redirect && answer.Headers.Location?.ToString().Contains(Urls.SignIn, StringComparison.Ordinal) != true
            ? HttpStatusCode.OK
            : answer.StatusCode;
    }

    private static IEnumerable<(Type Type, MethodInfo Method)> Acts() =>
        from type in typeof(Program).Assembly.GetTypes()
        where type is { IsClass: true, IsAbstract: false } && !typeof(Microsoft.AspNetCore.Components.IComponent).IsAssignableFrom(type) && !NoActs.Contains(type)
        from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        where typeof(Task).IsAssignableFrom(method.ReturnType) && method.GetParameters().Any(parameter => parameter.ParameterType == typeof(ClaimsPrincipal))
        where !type.IsNested && !typeof(Microsoft.AspNetCore.Authentication.IClaimsTransformation).IsAssignableFrom(type)
        orderby type.Name, method.Name
        select (type, method);

    /// <summary>With nothing to act on: a policy that is not asked first shows as another failure.</summary>
    private async Task<bool> IsRefusedAsync(Type type, MethodInfo method, ClaimsPrincipal user)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var useCase = ActivatorUtilities.GetServiceOrCreateInstance(scope.ServiceProvider, type);
        var arguments = method.GetParameters().Select(parameter =>
            parameter.ParameterType == typeof(ClaimsPrincipal) ? user
            : parameter.ParameterType == typeof(CancellationToken) ? Cancellation
            : parameter.ParameterType.IsValueType ? Activator.CreateInstance(parameter.ParameterType)
            : parameter.ParameterType == typeof(string) ? ""
            : null);

        try
        {
            await (Task)method.Invoke(useCase, [.. arguments])!;
            return false;
        }
        catch (AccessDeniedException)
        {
            return true;
        }
        catch (TargetInvocationException refusal) when (refusal.InnerException is AccessDeniedException)
        {
            return true;
        }
        catch (Exception other) when (other is not OperationCanceledException)
        {
            return false;
        }
    }

    private static void AssertSame(IEnumerable<string> table, IEnumerable<string> observed)
    {
        List<string> differences = [.. table.Except(observed).Select(row => $"in the table only: {row}"), .. observed.Except(table).Select(row => $"not in the table: {row}")];
        Assert.True(differences.Count == 0, string.Join('\n', differences));
    }

    private static IEnumerable<string> Rows(string table) => table.Split('\n').Select(row => row.Trim()).Order(StringComparer.Ordinal);

    private static IEnumerable<string> Told(Dictionary<string, string> observed) =>
        observed.Select(row => $"{row.Key} : {(row.Value.Length == 0 ? "-" : row.Value)}").Order(StringComparer.Ordinal);

    [GeneratedRegex(@"\{\*{0,2}(\w+)[^{}]*(?:\([^)]*\))?[^{}]*\}")]
    private static partial Regex Parameter();
}
