namespace AccessRequests.Domain.Documents;

public enum DocumentKind
{
    DecisionNote,
    InformationNote,
    Analysis,
    Report,
    Guide,
    Correspondence,
    Minutes,
    Contract,
    Other,
}
