namespace AccessRequests.Web.Search;

/// <summary>Where a text that can be searched comes from, which decides who finds it.</summary>
public enum SearchSource
{
    /// <summary>Number, subject and points.</summary>
    File,

    /// <summary>The text as received, which people sign: for those who may know the applicant (art. 62).</summary>
    Text,

    /// <summary>Who asks.</summary>
    Applicant,

    /// <summary>Title, author and addressee of a document.</summary>
    Document,

    /// <summary>Name of a third party.</summary>
    ThirdParty,
}
