namespace AccessRequests.Letters.Tests;

/// <summary>The sentences of the product keep the rules that those of an office must keep.</summary>
public sealed class LetterTemplateTests
{
    public static TheoryData<LetterLanguage> Languages => [LetterLanguage.French, LetterLanguage.English];

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_sentence_uses_its_own_fields_and_loses_none_that_the_law_wants(LetterLanguage language) =>
        Assert.All(LetterTemplate.Of(language).Sentences, sentence =>
        {
            Assert.Empty(sentence.ProblemsOf(sentence.One));
            Assert.Empty(sentence.Many is null ? [] : sentence.ProblemsOf(sentence.Many));
            Assert.NotEmpty(sentence.Label);
        });

    [Fact]
    public void Both_languages_have_the_same_sentences_fields_and_agreements()
    {
        foreach (var (french, english) in LetterTemplate.French.Sentences.Zip(LetterTemplate.English.Sentences))
        {
            Assert.Equal((french.Key, french.Many is null), (english.Key, english.Many is null));
            Assert.True(MergeFields.In(french.One).ToHashSet().SetEquals(MergeFields.In(english.One)), french.Key);
        }
    }

    [Fact]
    public void Every_sentence_of_a_language_is_written_in_it() =>
        Assert.All(LetterTemplate.English.Sentences, sentence =>
            Assert.DoesNotMatch(@"\b(?:vous|nous|votre|cette|présente|délai|demande)\b", System.Text.RegularExpressions.Regex.Replace(sentence.One, @"\{[^}]*\}", "")));

    [Fact]
    public void An_office_s_own_words_stand_in_place_and_the_shipped_ones_are_left_alone()
    {
        var own = LetterTemplate.French.With("salutation", "Madame, Monsieur,");

        Assert.Equal("Madame, Monsieur,", own["salutation"].One);
        Assert.Equal("Bonjour,", LetterTemplate.French["salutation"].One);
    }

    [Fact]
    public void Words_in_the_singular_alone_serve_for_the_plural_too() =>
        Assert.Equal("Voici le tout.", LetterTemplate.French.With("released", "Voici le tout.")["released"].For(3));
}
