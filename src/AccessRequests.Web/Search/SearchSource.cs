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

    /// <summary>What a letter says once it was approved or left: neither its addressee nor the words of the request that it quotes.</summary>
    Letter,

    /// <summary>What can be read in a document of a verified package. The text under a mark is in no table.</summary>
    Released,
}
