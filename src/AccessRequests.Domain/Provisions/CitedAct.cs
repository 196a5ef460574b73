using AccessRequests.Domain.Referrals;

namespace AccessRequests.Domain.Provisions;

/// <summary>An act other than the Loi sur l'accès that a decision also rests on.</summary>
/// <param name="Name">«Charte des droits et libertés de la personne».</param>
/// <param name="Chapter">«RLRQ, chapitre C-12».</param>
public sealed record CitedAct(string Name, NounArticle Article, string? Chapter);
