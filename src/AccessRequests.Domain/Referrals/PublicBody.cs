namespace AccessRequests.Domain.Referrals;

/// <summary>A body of the directory to which a point may be referred (art. 48), with its person in charge of access.</summary>
public sealed class PublicBody
{
    public const int NameMaxLength = 200;
    public const int AcronymMaxLength = 30;
    public const int PersonMaxLength = 200;
    public const int ContactMaxLength = 500;

    private PublicBody(Guid id, string name)
    {
        Id = id;
        Name = name;
    }

    public Guid Id { get; private init; }

    public string Name { get; private set; }

    public string? Acronym { get; private set; }

    /// <summary>The French article before the name, which the letter contracts («de» + «le» = «du»).</summary>
    public NounArticle Article { get; private set; }

    public string? PersonInCharge { get; private set; }

    public string? Email { get; private set; }

    public string? Phone { get; private set; }

    public string? Address { get; private set; }

    /// <summary>Where the letter sends the applicant for the coordinates; an absolute http(s) address.</summary>
    public string? ContactUrl { get; private set; }

    /// <summary>How the letter words that address; the address itself when null.</summary>
    public string? ContactLabel { get; private set; }

    public bool IsActive { get; private set; } = true;

    /// <summary>Another with each change: two who change it at once do not overwrite each other.</summary>
    public Guid Version { get; private set; } = Guid.NewGuid();

    public static PublicBody Add(PublicBodyDetails details)
    {
        var body = new PublicBody(Guid.CreateVersion7(), details.Name);
        body.Change(details);
        return body;
    }

    public void Change(PublicBodyDetails details)
    {
        Name = details.Name;
        Acronym = details.Acronym;
        Article = details.Article;
        PersonInCharge = details.PersonInCharge;
        Email = details.Email;
        Phone = details.Phone;
        Address = details.Address;
        ContactUrl = details.ContactUrl;
        ContactLabel = details.ContactLabel;
        Version = Guid.NewGuid();
    }

    public void Retire() => SetActive(false);

    public void Restore() => SetActive(true);

    public PublicBodyDetails Details =>
        new(Name, Acronym, Article, PersonInCharge, Email, Phone, Address, ContactUrl, ContactLabel);

    private void SetActive(bool active)
    {
        IsActive = active;
        Version = Guid.NewGuid();
    }
}
