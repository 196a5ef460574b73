namespace AccessRequests.Web.Accounts.Providers;

/// <summary>Why the provider's word opened no session; in the address of the sign-in page, so without anything of the person.</summary>
public enum ProviderRefusal
{
    /// <summary>The provider did not say who it is, or the exchange was cut or too old.</summary>
    NotProved,

    /// <summary>Nothing answers at its address.</summary>
    Unreachable,

    /// <summary>Its metadata name another issuer than the configuration.</summary>
    OtherIssuer,

    /// <summary>It does not say that the person gave the proof that the configuration demands (<c>acr</c>, <c>amr</c>).</summary>
    NotSurelyProved,

    /// <summary>In none of the groups that have a role here.</summary>
    NoRole,

    /// <summary>Groups give the administrator's or the auditor's role together with another.</summary>
    RolesTogether,

    /// <summary>An account with a password has the address already.</summary>
    AddressTaken,

    /// <summary>Someone else of the provider, or the same person with a new identity there, has the address already.</summary>
    AddressOfAnother,

    /// <summary>An attached account waits for the address, which the provider does not say it verified.</summary>
    AddressNotVerified,

    /// <summary>The provider gave no e-mail address.</summary>
    NoAddress,

    Disabled,

    /// <summary>Someone else confirmed than the person whose session it is, or the provider did not ask anew.</summary>
    NotConfirmed,
}

internal static class ProviderRefusals
{
    public static string InFrench(this ProviderRefusal refusal, string provider) => refusal switch
    {
        ProviderRefusal.NotProved => $"La connexion par {provider} n’a pas abouti. Recommencez ; si cela persiste, adressez-vous à l’administrateur.",
        ProviderRefusal.Unreachable => $"{Capital(provider)} ne répond pas. Réessayez dans quelques minutes, ou avisez l’administrateur.",
        ProviderRefusal.OtherIssuer => $"{Capital(provider)} ne se présente pas sous le nom que connaît cette installation : personne n’entre par là. Avisez l’administrateur.",
        ProviderRefusal.NotSurelyProved => $"{Capital(provider)} ne dit pas que vous avez donné le second facteur qui est exigé ici. Recommencez en le donnant ; si cela persiste, avisez l’administrateur.",
        ProviderRefusal.NoRole => $"{Capital(provider)} vous reconnaît, mais aucun de vos groupes n’a de rôle ici. Demandez à votre administrateur de vous ajouter à celui de votre rôle.",
        ProviderRefusal.RolesTogether => "Vos groupes donnent « Administrateur » ou « Vérificateur » avec un autre rôle : ces deux-là vont seuls. Demandez à votre administrateur de vous retirer de l’un de ces groupes.",
        ProviderRefusal.AddressTaken => "Un compte avec mot de passe a déjà votre adresse. Demandez à l’administrateur de le rattacher à la connexion de l’organisme.",
        ProviderRefusal.AddressOfAnother => "Un compte d’ici a déjà votre adresse, sous une autre identité de votre organisme. Demandez à l’administrateur de le rattacher de nouveau.",
        ProviderRefusal.AddressNotVerified => $"{Capital(provider)} ne dit pas que votre adresse est vérifiée : le compte qui vous attend ici ne peut vous être remis. Avisez l’administrateur.",
        ProviderRefusal.NoAddress => $"{Capital(provider)} ne donne pas votre adresse de courriel : l’administrateur doit l’ajouter à ce qu’il transmet.",
        ProviderRefusal.Disabled => "Votre compte est désactivé ici. Adressez-vous à l’administrateur.",
        ProviderRefusal.NotConfirmed => "Votre identité n’a pas été confirmée : c’est la personne de la session qui le fait, en s’identifiant de nouveau. Ouvrez une session et recommencez.",
    };

    private static string Capital(string name) => char.ToUpperInvariant(name[0]) + name[1..];
}
