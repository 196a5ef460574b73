using AccessRequests.Domain;
using AccessRequests.Domain.Requests;
using AccessRequests.Web.Forms;
using FluentValidation;

namespace AccessRequests.Web.Requests;

internal sealed class LogRequestFormValidator : AbstractValidator<LogRequestForm>
{
    private const string InTheFuture = "La réception ne peut être dans l’avenir.";

    public LogRequestFormValidator(TimeProvider time)
    {
        RuleFor(form => form.Number).NotEmpty().MaximumLength(NumberFormat.MaxLength)
            .Matches("^[\\p{L}\\p{N}][\\p{L}\\p{N}._-]*$").WithMessage("Le numéro ne peut contenir que des lettres, des chiffres, des points, des traits d’union et des soulignés.")
            .WithName("N/Réf.");
        RuleFor(form => form.ReceivedDate).NotNull().WithMessage("Indiquez la date de réception.");
        RuleFor(form => form.ReceivedTime).NotNull().WithMessage("Indiquez l’heure de réception.");
        RuleFor(form => form.ReceivedDate)
            .Must(PlausibleDay.IsOfTheAct).WithMessage(form => form.ReceivedOn > time.QuebecToday() ? InTheFuture : "La Loi sur l’accès est de 1982 : vérifiez l’année.")
            .When(form => form.ReceivedDate is not null);
        RuleFor(form => form.ReceivedDate)
            .Must((form, _) => form.ToDetails().ReceivedAt <= time.GetUtcNow()).WithMessage(InTheFuture)
            .When(form => form is { ReceivedDate: { } received, ReceivedTime: not null } && PlausibleDay.IsOfTheAct(received));
        RuleFor(form => form.ReceptionReason).MaximumLength(FormerReception.ReasonMaxLength).WithName("Motif du changement");
        RuleFor(form => form.ReceptionReason)
            .NotEmpty().WithMessage("Dites pourquoi la date de réception change : tous les délais en dépendent.")
            .When(form => form.MovesReception);
        RuleFor(form => form.Form)
            .Must((form, written) => AccessRequest.ObstacleToKind(form.Kind, written) is null)
            .WithMessage(form => AccessRequest.ObstacleToKind(form.Kind, form.Form)!.InFrench());
        RuleFor(form => form.Text).NotEmpty().MaximumLength(AccessRequest.TextMaxLength).WithName("Texte de la demande");
        RuleFor(form => form.Subject)
            .NotEmpty().WithMessage("Indiquez l’objet, tel que la lettre le rappellera.")
            .MaximumLength(AccessRequest.SubjectMaxLength).WithName("Objet");
        RuleFor(form => form.Points)
            .Must(points => points.Count > 0).WithMessage("Ajoutez au moins un point.")
            .Must(points => points.Count <= PointSplitter.MaxPoints).WithMessage($"Une demande a au plus {PointSplitter.MaxPoints} points.");
        RuleForEach(form => form.Points).SetValidator(new PointFormValidator());
        RuleFor(form => form.Applicant).SetValidator(new ApplicantFormValidator());
    }
}

internal sealed class PointFormValidator : AbstractValidator<PointForm>
{
    public PointFormValidator() =>
        RuleFor(point => point.Text).NotEmpty().WithMessage("Décrivez le point ou supprimez-le.").MaximumLength(RequestPoint.TextMaxLength).WithName("Point");
}

internal sealed class ApplicantFormValidator : AbstractValidator<ApplicantForm>
{
    public ApplicantFormValidator()
    {
        RuleFor(applicant => applicant.Name).NotEmpty().WithMessage("Indiquez le nom, ou « Anonyme » si la personne ne l’a pas donné.").MaximumLength(Applicant.NameMaxLength).IsOnePlainLine().WithName("Nom");
        RuleFor(applicant => applicant.Organisation).MaximumLength(Applicant.NameMaxLength).IsOnePlainLine().WithName("Organisation");
        RuleFor(applicant => applicant.Email).MaximumLength(Applicant.EmailMaxLength).WithName("Courriel");
        RuleFor(applicant => applicant.Email).EmailAddress().WithMessage("Cette adresse de courriel n’est pas valide.").When(applicant => applicant.Email.Length > 0);
        RuleFor(applicant => applicant.Phone).MaximumLength(Applicant.PhoneMaxLength).IsOnePlainLine().WithName("Téléphone");
        RuleFor(applicant => applicant.Address).MaximumLength(Applicant.AddressMaxLength).WithName("Adresse");
    }
}
