using AccessRequests.Letters.Gathering;

namespace AccessRequests.Web.Packages;

/// <summary>Which volume of a package a file is, and what it holds.</summary>
internal sealed record PackagedVolume(int Number, int Of, IReadOnlyList<ListedDocument> Documents);
