using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using AccessRequests.Web.Localisation;
using FluentValidation;
using MudBlazor;

namespace AccessRequests.Web.Tests.Localisation;

public sealed class LocalisationTests
{
    public static TheoryData<string, string> English
    {
        get
        {
            var resources = new ResourceManager("MudBlazor.Resources.LanguageResource", typeof(MudLocalizer).Assembly);
            var texts = new TheoryData<string, string>();

            foreach (DictionaryEntry text in resources.GetResourceSet(CultureInfo.InvariantCulture, createIfNotExists: true, tryParents: true)!)
            {
                texts.Add((string)text.Key, (string)text.Value!);
            }

            return texts;
        }
    }

    [Theory]
    [MemberData(nameof(English))]
    public void Every_text_of_MudBlazor_is_in_French_with_the_same_holes(string key, string english)
    {
        var french = new FrenchMudLocalizer()[key];

        Assert.False(french.ResourceNotFound);
        Assert.Equal(Holes(english), Holes(french.Value));
    }

    [Fact]
    public void No_French_text_is_left_over_from_an_older_MudBlazor()
    {
        Assert.Empty(FrenchMudTexts.ByKey.Keys.Except(English.Select(row => row.Data.Item1)));
    }

    [Fact]
    public void The_pager_fills_its_holes()
    {
        Assert.Equal("1 à 10 sur 42", new FrenchMudLocalizer()["MudDataGridPager_InfoFormat", 1, 10, 42].Value);
    }

    [Fact]
    public void Validators_speak_French()
    {
        LocalisationRegistration.SpeakFrenchInValidation();
        var validator = new InlineValidator<string>();
        validator.RuleFor(text => text).NotEmpty().WithName("Objet");

        Assert.Equal("'Objet' ne doit pas être vide.", validator.Validate("").Errors.Single().ErrorMessage);
    }

    private static IEnumerable<string> Holes(string text) => Regex.Matches(text, @"\{[^}]*\}").Select(hole => hole.Value).Order();
}
