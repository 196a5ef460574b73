namespace AccessRequests.Web.Packages;

/// <summary>One document, or the letter, keeps the whole package from being made. The message is French and names a document by its title.</summary>
public sealed class PackageRefusedException(string message, Exception? cause = null) : Exception(message, cause);
