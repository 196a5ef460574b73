using System.Text;
using System.Text.Json.Nodes;
using AccessRequests.Letters.Cases;

namespace AccessRequests.Letters.Tests;

/// <summary>Whatever is wrong with a case is told in French; nothing throws, and what cannot be approved is not taken for approved.</summary>
public sealed class BadCaseTests
{
    private static readonly string[] Wrong = ["null", "0", "-1", "99999999999", "\"\"", "\"9999-12-31\"", "[]", "[null]", "{}", "true"];

    public static TheoryData<string> Names =>
        [.. ExampleTests.Names.Select(row => row.Data).Where(name => !name.StartsWith("english", StringComparison.Ordinal)), "english-correction-refused"];

    [Theory]
    [MemberData(nameof(Names))]
    public void Any_value_may_be_of_any_kind_without_an_error_but_those_told(string name)
    {
        var json = File.ReadAllText(TestCases.PathOf($"Cases/{name}.json"));
        var places = Places(JsonNode.Parse(json)!, []).ToList();

        for (var i = 0; i < places.Count; i++)
        {
            // Each place gets three of the wrong values, in turn, so that all meet every kind of place.
            for (var turn = 0; turn < 3; turn++)
            {
                var wrong = Wrong[((3 * i) + turn) % Wrong.Length];
                var read = Read(With(json, places[i], wrong));

                Assert.All(read.Problems, problem => Assert.Contains(" : ", problem, StringComparison.Ordinal));
                PdfLetter.Write(read.Content, Stream.Null);
            }
        }
    }

    [Theory]
    [InlineData(LetterKind.Decision)]
    [InlineData(LetterKind.Acknowledgement)]
    [InlineData(LetterKind.PrecisionRequest)]
    [InlineData(LetterKind.Extension)]
    [InlineData(LetterKind.FeeEstimate)]
    [InlineData(LetterKind.ThirdPartyNotice)]
    [InlineData(LetterKind.ThirdPartyConsultation)]
    [InlineData(LetterKind.ThirdPartyDecision)]
    [InlineData(LetterKind.Correction)]
    [InlineData(LetterKind.CommissionApplication)]
    [InlineData(LetterKind.RepeatedRequest)]
    [InlineData(LetterKind.Withdrawal)]
    public void A_letter_about_nothing_says_all_that_it_lacks(LetterKind kind)
    {
        var problems = Read($$"""{"letter": "{{kind}}"}""").Problems;

        Assert.Contains("number : il manque ce texte.", problems);
        Assert.Contains("receivedOn : il manque la date de réception.", problems);
        Assert.Contains("letterhead : il manque cette partie.", problems);
        Assert.Contains(problems, problem => problem.StartsWith("signatory : ", StringComparison.Ordinal));
        Assert.Contains(problems, problem => problem.StartsWith("decidedOn : ", StringComparison.Ordinal));
    }

    private static LetterCase Read(string json)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(json));
        return LetterCase.Read(stream);
    }

    private static IEnumerable<IReadOnlyList<object>> Places(JsonNode node, IReadOnlyList<object> path)
    {
        var children = node switch
        {
            JsonObject properties => properties.Select(property => ((object)property.Key, property.Value)),
            JsonArray items => items.Select((item, i) => ((object)i, item)),
            _ => [],
        };

        foreach (var (step, child) in children)
        {
            IReadOnlyList<object> place = [.. path, step];
            yield return place;

            foreach (var inner in child is null ? [] : Places(child, place))
            {
                yield return inner;
            }
        }
    }

    private static string With(string json, IReadOnlyList<object> place, string wrong)
    {
        var root = JsonNode.Parse(json)!;
        var node = root;

        foreach (var step in place.SkipLast(1))
        {
            node = step is int index ? node[index]! : node[(string)step]!;
        }

        if (place[^1] is int last)
        {
            node[last] = JsonNode.Parse(wrong);
        }
        else
        {
            node[(string)place[^1]] = JsonNode.Parse(wrong);
        }

        return root.ToJsonString();
    }
}
