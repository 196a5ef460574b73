using System.Reflection;

namespace AccessRequests.Domain.Tests;

/// <summary>Rules on the whole assembly.</summary>
public sealed class ConsistencyTests
{
    private static readonly Assembly Domain = typeof(Obstacle).Assembly;

    [Fact]
    public void The_law_references_no_package() =>
        Assert.All(Domain.GetReferencedAssemblies(), reference => Assert.StartsWith("System", reference.Name, StringComparison.Ordinal));

    [Fact]
    public void Every_refusal_is_a_sentence()
    {
        foreach (var kind in Enum.GetValues<ObstacleKind>())
        {
            var sentence = new Obstacle(kind, "4", 2, new DateOnly(2025, 12, 1)).InFrench();

            Assert.EndsWith(".", sentence.TrimEnd(')').TrimEnd(), StringComparison.Ordinal);
            Assert.True(char.IsUpper(sentence[0]) || char.IsDigit(sentence[0]), sentence);
        }
    }

    [Fact]
    public void Every_enumeration_has_its_French()
    {
        var methods = typeof(FrenchNames).GetMethods(BindingFlags.Public | BindingFlags.Static).Where(method => method.Name == nameof(FrenchNames.InFrench));

        foreach (var method in methods)
        {
            foreach (var value in Enum.GetValues(method.GetParameters()[0].ParameterType))
            {
                Assert.NotEmpty((string)method.Invoke(null, [value])!);
            }
        }
    }

    [Fact]
    public void Classes_are_sealed() =>
        Assert.All(Domain.GetExportedTypes().Where(type => type.IsClass && !type.IsAbstract), type => Assert.True(type.IsSealed, type.FullName));

    [Fact]
    public void The_first_of_a_month_is_written_1er() => Assert.Equal("1er décembre 2025", FrenchDate.Of(new DateOnly(2025, 12, 1)));
}
