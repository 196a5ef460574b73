namespace AccessRequests.Letters;

/// <summary>A sentence in the singular and in the plural.</summary>
public sealed record Agreement(string One, string Many)
{
    public string For(int count) => count == 1 ? One : Many;
}
