namespace AccessRequests.Pdf.Reading;

/// <summary>A page holds something that cannot be redacted with certainty; the message says what, never the words.</summary>
internal sealed class UncertainContentException(string why) : Exception(why);
