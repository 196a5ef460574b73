namespace AccessRequests.Domain.Documents;

/// <summary>The file as it was received.</summary>
/// <param name="Key">Its name in the file store, which means nothing.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Sha256">Lower-case hexadecimal.</param>
public sealed record StoredOriginal(Guid Key, long Bytes, string Sha256, int PageCount);
