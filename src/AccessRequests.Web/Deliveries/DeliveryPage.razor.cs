using System.Globalization;
using AccessRequests.Domain;
using AccessRequests.Domain.Packages;
using FluentValidation;
using Microsoft.AspNetCore.Components;

namespace AccessRequests.Web.Deliveries;

public sealed class DeliveryForm
{
    public string Code { get; set; } = "";
}

internal sealed class DeliveryFormValidator : AbstractValidator<DeliveryForm>
{
    private const int CodeMaxLength = 40;

    public DeliveryFormValidator() => RuleFor(form => form.Code).NotEmpty().WithMessage("Donnez le code.").MaximumLength(CodeMaxLength).WithName("Code");
}

/// <summary>For the applicant, who has no account here.</summary>
public sealed partial class DeliveryPage
{
    private string? _publicBody;
    private bool _refused;
    private DeliveredFiles? _files;

    [Parameter]
    public string Secret { get; set; } = "";

    [SupplyParameterFromForm]
    public DeliveryForm Form { get; set; } = null!;

    [CascadingParameter]
    public required HttpContext Http { get; set; }

    [Inject]
    internal Delivery Delivery { get; init; } = null!;

    [Inject]
    public required NavigationManager Navigation { get; init; }

    protected override async Task OnInitializedAsync()
    {
        Form ??= new DeliveryForm();
        _files = await Delivery.FilesAsync(Secret, Http.RequestAborted);
        _publicBody = _files?.PublicBody ?? await Delivery.PublicBodyAsync(Secret, Http.RequestAborted);
        Http.Response.Headers.CacheControl = "private, no-store";

        if (_publicBody is null)
        {
            Http.Response.StatusCode = StatusCodes.Status410Gone;
        }
    }

    private async Task EnterAsync()
    {
        if (await Delivery.EnterAsync(Secret, Form.Code, Http.RequestAborted))
        {
            Navigation.NavigateTo($"{Urls.Delivery}/{Secret}");
            return;
        }

        _refused = true;
        _publicBody = await Delivery.PublicBodyAsync(Secret, Http.RequestAborted);
    }

    /// <summary>Documents are told apart by their place in the letter's list: their titles may name someone.</summary>
    private string Title(int rank, PackageArtefact file) => file.Kind switch
    {
        ArtefactKind.Zip => "Tout, en une archive",
        ArtefactKind.Document => $"Document {_files!.Files.Take(rank + 1).Count(known => known.Kind == ArtefactKind.Document)}",
        _ => file.Kind.InFrench(),
    };

    private static string Size(long bytes) =>
        bytes < 1_000_000 ? $"{Math.Max(1, bytes / 1000)} Ko" : $"{(bytes / 1_000_000.0).ToString("0.0", CultureInfo.GetCultureInfo("fr-CA"))} Mo";
}
