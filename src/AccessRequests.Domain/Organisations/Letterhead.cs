namespace AccessRequests.Domain.Organisations;

/// <summary>What the letter says of the body that sends it.</summary>
/// <param name="Ministry">Its full name: «Ministère de l’Immigration, de la Francisation et de l’Intégration».</param>
/// <param name="Office">The unit at the head of the letter: «Accès à l’information, gestion des plaintes …».</param>
/// <param name="OfficeAddress">One line each.</param>
/// <param name="SelfDesignation">How the letter calls the body in a sentence: «le Ministère».</param>
/// <param name="ReviewUrl">Where the Commission explains the application for review.</param>
public sealed record Letterhead(
    string Ministry,
    string Office,
    string OfficeAddress,
    string? Telephone,
    string? Fax,
    string? Email,
    string? Website,
    string SelfDesignation,
    string ReviewUrl);
