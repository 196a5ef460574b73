namespace AccessRequests.Web;

/// <summary>The addresses that more than one file names.</summary>
public static class Urls
{
    public const string Dashboard = "/";
    public const string SignIn = "/connexion";
    public const string SignOut = "/deconnexion";
    public const string SignOutEverywhere = "/deconnexion/partout";
    public const string SignOutOne = "/deconnexion/session";
    public const string ChangePassword = "/mot-de-passe";
    public const string MyAccount = "/mon-compte";
    public const string SecondFactor = "/second-facteur";
    public const string SignInCode = "/connexion/code";
    public const string SignInByProvider = "/connexion/organisme";
    public const string Setup = "/mise-en-route";
    public const string Status = "/statut/{0}";
    public const string Error = "/erreur";
    public const string Requests = "/demandes";
    public const string Directory = "/organismes";
    public const string Provisions = "/dispositions";
    public const string Administration = "/administration";
    public const string Calendar = "/administration/calendrier";
    public const string Templates = "/administration/gabarits";
    public const string Accounts = "/administration/comptes";
    public const string HeldMail = "/administration/courriels";
    public const string AccountsToConfirm = "/comptes/a-confirmer";

    public const string Notices = "/avis";

    /// <summary>What an agenda subscribes to; the secret and its extension follow.</summary>
    public const string Agenda = "/agenda";

    public const string Incidents = "/incidents";

    public const string Retention = "/conservation";

    public const string Journal = "/journal";

    /// <summary>Where someone outside the office fetches what was released to them; the secret follows.</summary>
    public const string Delivery = "/remise";

    public const string ReturnParameter = "retour";

    /// <summary>A page of the door, which leads on to <paramref name="returnAddress"/> when that is an address of ours.</summary>
    public static string WithReturn(string page, string? returnAddress) =>
        returnAddress is null ? page : $"{page}?{ReturnParameter}={Uri.EscapeDataString(LocalOrDashboard(returnAddress))}";

    /// <summary>The number of the request that a path is of; null for any other.</summary>
    public static string? NumberOfFile(string? path) =>
        path?.Split(['/', '?', '#'], StringSplitOptions.RemoveEmptyEntries) is [var first, var number, ..] && $"/{first}" == Requests ? Uri.UnescapeDataString(number) : null;

    /// <summary>The address asked for before signing in when it is one of ours, else the dashboard: never another site.</summary>
    public static string LocalOrDashboard(string? address) =>
        address is ['/', ..] and not ['/', '/' or '\\', ..] && Uri.IsWellFormedUriString(address, UriKind.Relative) ? address : Dashboard;
}
