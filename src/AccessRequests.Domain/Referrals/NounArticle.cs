namespace AccessRequests.Domain.Referrals;

/// <summary>The definite article that a French name takes.</summary>
public enum NounArticle
{
    Le,
    La,
    Elided,
    Les,
    None,
}
