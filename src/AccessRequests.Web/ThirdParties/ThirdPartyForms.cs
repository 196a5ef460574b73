using AccessRequests.Domain.ThirdParties;
using AccessRequests.Web.Forms;
using FluentValidation;

namespace AccessRequests.Web.ThirdParties;

public sealed class IdentifyThirdPartyForm
{
    public string Name { get; set; } = "";

    public string Address { get; set; } = "";

    public IReadOnlyCollection<Guid> Documents { get; set; } = [];
}

internal sealed class IdentifyThirdPartyFormValidator : AbstractValidator<IdentifyThirdPartyForm>
{
    public IdentifyThirdPartyFormValidator()
    {
        RuleFor(form => form.Name).NotEmpty().WithMessage("Nommez le tiers.").MaximumLength(ThirdParty.NameMaxLength).IsOnePlainLine().WithName("Tiers");
        RuleFor(form => form.Address).NotEmpty().WithMessage("Indiquez où l’avis est envoyé.").MaximumLength(ThirdParty.AddressMaxLength).WithName("Adresse");
        RuleFor(form => form.Documents).NotEmpty().WithMessage("Choisissez au moins un document qui contient ce que le tiers a fourni.");
    }
}

/// <summary>What is recorded of a third party after it was identified.</summary>
public enum ThirdPartyAct
{
    Notified,
    Informed,
    Observed,
    Consented,
    DecidedToRelease,
    DecidedToRefuse,
    ReviewAsked,
    ReviewEndedInRelease,
    ReviewEndedInRefusal,
}

public sealed class ThirdPartyActForm
{
    public Guid PartyId { get; set; }

    /// <summary>The version of the third party that the person saw.</summary>
    public Guid Seen { get; set; }

    public ThirdPartyAct Act { get; set; }

    public DateTime? On { get; set; }

    public bool ByPublicNotice { get; set; }

    public string Observations { get; set; } = "";
}

internal sealed class ThirdPartyActFormValidator : AbstractValidator<ThirdPartyActForm>
{
    public ThirdPartyActFormValidator()
    {
        RuleFor(form => form.On).NotNull().WithMessage("Indiquez la date.");
        RuleFor(form => form.Act).IsInEnum();
        RuleFor(form => form.Observations).MaximumLength(ThirdParty.ObservationsMaxLength).WithName("Observations");
        RuleFor(form => form.Observations).NotEmpty().WithMessage("Résumez les observations.").When(form => form.Act == ThirdPartyAct.Observed);
    }
}
