using AccessRequests.Domain.Incidents;
using FluentValidation;

namespace AccessRequests.Web.Incidents;

/// <summary>What the person knows of an incident. Days are those of Québec.</summary>
public sealed class ReportIncidentForm
{
    public Guid? SendingId { get; set; }

    public IncidentNature Nature { get; set; }

    public DateTime? OccurredFrom { get; set; }

    public DateTime? OccurredTo { get; set; }

    public DateTime? AwareOn { get; set; }

    public string Circumstances { get; set; } = "";

    public string Information { get; set; } = "";

    public int? PersonsConcerned { get; set; }

    public List<DocumentPages> Documents { get; set; } = [];

    public sealed class DocumentPages
    {
        public Guid DocumentId { get; set; }

        public string Title { get; set; } = "";

        public int PageCount { get; set; }

        /// <summary>As people write them; empty for a document that told nothing too much.</summary>
        public string Pages { get; set; } = "";
    }

    public IncidentReport ToReport() => new(
        Nature,
        DateOnly.FromDateTime(OccurredFrom!.Value),
        OccurredTo is { } to ? DateOnly.FromDateTime(to) : null,
        DateOnly.FromDateTime(AwareOn!.Value),
        Circumstances.Trim(),
        Information.Trim(),
        PersonsConcerned);
}

internal sealed class ReportIncidentFormValidator : AbstractValidator<ReportIncidentForm>
{
    private const int MostPersons = 100_000_000;

    public ReportIncidentFormValidator()
    {
        RuleFor(form => form.SendingId).NotNull().WithMessage("Choisissez l’envoi en cause.");
        RuleFor(form => form.Nature).IsInEnum();
        RuleFor(form => form.OccurredFrom).NotNull().WithMessage("Indiquez le jour de l’incident, ou le premier jour de la période.");
        RuleFor(form => form.OccurredTo).GreaterThanOrEqualTo(form => form.OccurredFrom).WithMessage("La période finit après avoir commencé.");
        RuleFor(form => form.AwareOn).NotNull().WithMessage("Indiquez quand le bureau l’a su.");
        RuleFor(form => form.Circumstances).NotEmpty().WithMessage("Dites ce qui est arrivé.").MaximumLength(IncidentReport.TextMaxLength).WithName("Circonstances");
        RuleFor(form => form.Information).NotEmpty().WithMessage("Décrivez les renseignements visés, ou dites pourquoi on ne le peut pas.").MaximumLength(IncidentReport.TextMaxLength).WithName("Renseignements visés");
        RuleFor(form => form.PersonsConcerned).InclusiveBetween(0, MostPersons).WithMessage("Indiquez un nombre de personnes, ou laissez vide tant qu’il n’est pas connu.");
        RuleForEach(form => form.Documents).ChildRules(document => document.RuleFor(one => one.Pages)
            .Must((one, pages) => string.IsNullOrWhiteSpace(pages) || Domain.PageRanges.Parse(pages, one.PageCount) is not null)
            .WithMessage(one => $"Indiquez des pages de 1 à {one.PageCount}, par exemple « 2, 4 à 7 »."));
    }
}
