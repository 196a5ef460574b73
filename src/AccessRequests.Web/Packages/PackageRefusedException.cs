namespace AccessRequests.Web.Packages;

/// <summary>One document keeps the whole package from being made. The message is French and names the document by its title.</summary>
public sealed class PackageRefusedException(string message, Exception cause) : Exception(message, cause);
