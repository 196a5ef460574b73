namespace AccessRequests.Domain.Packages;

/// <summary>
/// A file that the packager made and verified: the only kind of file that an outgoing route accepts.
/// </summary>
/// <param name="FileName">As the applicant sees it; made from the request's number and a sequence, never from the original's name.</param>
/// <param name="Key">Its name in the store of artefacts, which means nothing.</param>
/// <param name="Sha256">Lower-case hexadecimal.</param>
public sealed record PackageArtefact(Guid Id, ArtefactKind Kind, string FileName, Guid Key, long Bytes, string Sha256, int? PageCount);
