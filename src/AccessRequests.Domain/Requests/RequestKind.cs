namespace AccessRequests.Domain.Requests;

/// <summary>What is asked decides the articles, the letters and whether the answer may ever be published.</summary>
public enum RequestKind
{
    /// <summary>Documents of the body (arts. 9 ff.).</summary>
    AdministrativeDocuments,

    /// <summary>One's own personal information (arts. 83 ff.): written only, identity proven, never published.</summary>
    PersonalInformation,

    /// <summary>Correction of personal information (arts. 89 ff.): written only, never published.</summary>
    Correction,
}
