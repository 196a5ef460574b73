namespace AccessRequests.Web.AtRest;

public sealed class FileTooLargeException(long maxBytes)
    : Exception($"Le fichier dépasse la limite de {maxBytes / (1024 * 1024)} Mo. Divisez-le en plusieurs documents.");
