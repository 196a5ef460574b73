using System.Text.Json.Serialization;

namespace AccessRequests.Letters.Editing;

/// <summary>What an officer adds to a letter. Addresses in its words become links. The kinds are closed: those of this folder.</summary>
[JsonDerivedType(typeof(AddedHeading), "heading")]
[JsonDerivedType(typeof(AddedItems), "items")]
[JsonDerivedType(typeof(AddedQuotation), "quotation")]
[JsonDerivedType(typeof(AddedTable), "table")]
[JsonDerivedType(typeof(AddedText), "text")]
public abstract record AddedContent
{
    private protected AddedContent()
    {
    }
}
