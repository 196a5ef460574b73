using AccessRequests.Domain.Decisions;
using AccessRequests.Letters.Cases;

namespace AccessRequests.Benchmarks;

internal static class Resources
{
    public static DecisionRecord Case30198()
    {
        using var stream = Open("30198.json");
        return LetterCase.Read(stream).Record;
    }

    public static byte[] Document()
    {
        using var stream = Open("document.pdf");
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    public static string Text(string name)
    {
        using var reader = new StreamReader(Open(name));
        return reader.ReadToEnd();
    }

    private static Stream Open(string name) => typeof(Resources).Assembly.GetManifestResourceStream(name)!;
}
