namespace AccessRequests.Domain.Organisations;

/// <summary>A person in charge of access, or their substitute, whose name stands under a letter.</summary>
public sealed class Signatory
{
    private Signatory(Guid id, string name)
    {
        Id = id;
        Name = name;
        Title = "";
        Address = "";
    }

    public Guid Id { get; private init; }

    public string Name { get; private set; }

    /// <summary>«Responsable de l’accès aux documents et de la protection des renseignements personnels».</summary>
    public string Title { get; private set; }

    /// <summary>One line each.</summary>
    public string Address { get; private set; }

    public bool IsActive { get; private set; } = true;

    /// <summary>See <see cref="SignatoryDetails.From"/>.</summary>
    public DateOnly? From { get; private set; }

    /// <summary>See <see cref="SignatoryDetails.To"/>.</summary>
    public DateOnly? To { get; private set; }

    /// <summary>See <see cref="SignatoryDetails.SignsFor"/>.</summary>
    public string? SignsFor { get; private set; }

    /// <summary>Another with each change: two who change it at once do not overwrite each other.</summary>
    public Guid Version { get; private set; } = Guid.NewGuid();

    public static Signatory Appoint(SignatoryDetails details)
    {
        var signatory = new Signatory(Guid.CreateVersion7(), details.Name);
        signatory.Change(details);
        return signatory;
    }

    public void Change(SignatoryDetails details)
    {
        Name = details.Name;
        Title = details.Title;
        Address = details.Address;
        From = details.From;
        To = details.To;
        SignsFor = details.SignsFor;
        Version = Guid.NewGuid();
    }

    public void Retire() => SetActive(false);

    public void Restore() => SetActive(true);

    public SignatoryDetails Details => new(Name, Title, Address) { From = From, To = To, SignsFor = SignsFor, IsRetired = !IsActive };

    private void SetActive(bool active)
    {
        IsActive = active;
        Version = Guid.NewGuid();
    }
}
