namespace AccessRequests.Letters.Editing;

/// <summary>What an officer adds to a letter. Addresses in its words become links. The kinds are closed: those of this folder.</summary>
public abstract record AddedContent
{
    private protected AddedContent()
    {
    }
}
