namespace AccessRequests.Web.Letters;

internal static class LetterUrls
{
    public static string Tab(string number) => $"{Request(number)}?onglet=lettres";

    public static string Page(string number, Guid id) => $"{Request(number)}/lettres/{id}";

    /// <param name="format">pdf, docx or html.</param>
    public static string File(string number, Guid id, string format) => $"{Page(number, id)}/lettre.{format}";

    private static string Request(string number) => $"{Urls.Requests}/{Uri.EscapeDataString(number)}";
}
