namespace AccessRequests.Letters.Tests;

internal static class Golden
{
    /// <summary>Compares with the recorded text; spaces that do not break are written as plain ones there.</summary>
    public static void Equal(string name, LetterContent letter)
    {
        var path = TestCases.PathOf($"Golden/{name}");
        var text = TestCases.Plain(letter.ToText());

        if (!File.Exists(path))
        {
            File.WriteAllText(path, text);
            Assert.Fail($"There was no golden text; read {path}, and copy it to the project if it is right.\n{text}");
        }

        Assert.Equal(File.ReadAllText(path), text);
    }
}
