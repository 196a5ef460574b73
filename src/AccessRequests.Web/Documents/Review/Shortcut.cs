namespace AccessRequests.Web.Documents.Review;

/// <summary>A key and what it does: the viewer obeys it, and its help prints it.</summary>
/// <param name="Shown">The keys, as people name them.</param>
/// <param name="Act">Of the viewer's script, else of the page around it; null for what the document itself does with the keys.</param>
/// <param name="Keys">As the script names them, parted by a space: «m», «shift+n», «ctrl+z».</param>
public sealed record Shortcut(string Shown, string InFrench, string? Act = null, string Keys = "");
