using AccessRequests.Web.Packages;

namespace AccessRequests.Web.Tests.Packages;

public sealed class VolumePlanTests
{
    [Fact]
    public void What_fits_is_one_volume()
    {
        var plan = VolumePlan.Of([(10, 1000), (20, 2000)], (5, 500), (5, 500), 100, 10_000);

        Assert.Equal([[new VolumePart(0, 1, 10), new VolumePart(1, 1, 20)]], plan);
    }

    [Fact]
    public void A_document_that_does_not_fit_any_more_begins_the_next_volume_whole()
    {
        Assert.Equal([[new VolumePart(0, 1, 10)], [new VolumePart(1, 1, 20)]], VolumePlan.Of([(10, 1000), (20, 2000)], (5, 500), (5, 500), 30, 1_000_000));
        Assert.Equal([[new VolumePart(0, 1, 10)], [new VolumePart(1, 1, 20)]], VolumePlan.Of([(10, 1000), (20, 2000)], (5, 500), (5, 500), 1000, 3000));
    }

    [Fact]
    public void A_volume_without_the_letter_has_more_room() =>
        Assert.Equal([[new VolumePart(0, 1, 10)], [new VolumePart(1, 1, 29)]], VolumePlan.Of([(10, 10), (29, 10)], (20, 0), (1, 0), 30, 1_000_000));

    [Fact]
    public void A_document_longer_than_a_volume_is_cut_by_pages_and_the_next_follows_its_rest()
    {
        var plan = VolumePlan.Of([(250, 2500), (10, 100)], (5, 0), (5, 0), 105, 1_000_000);

        Assert.Equal([[new VolumePart(0, 1, 100)], [new VolumePart(0, 101, 100)], [new VolumePart(0, 201, 50), new VolumePart(1, 1, 10)]], plan);
    }

    [Fact]
    public void A_document_heavier_than_a_volume_is_cut_by_weight()
    {
        var plan = VolumePlan.Of([(10, 10_000)], (1, 0), (1, 0), 1000, 3000);

        Assert.Equal([[new VolumePart(0, 1, 3)], [new VolumePart(0, 4, 3)], [new VolumePart(0, 7, 3)], [new VolumePart(0, 10, 1)]], plan);
    }

    [Fact]
    public void A_page_heavier_than_a_volume_is_a_volume_by_itself() =>
        Assert.Equal([[new VolumePart(0, 1, 1)], [new VolumePart(0, 2, 1)], [new VolumePart(1, 1, 1)]], VolumePlan.Of([(2, 9000), (1, 10)], (1, 0), (1, 0), 100, 3000));

    [Fact]
    public void A_letter_without_documents_is_one_volume() => Assert.Empty(Assert.Single(VolumePlan.Of([], (5, 500), (1, 0), 10, 100)));

    [Fact]
    public void Whatever_the_documents_every_page_is_in_one_volume_in_order_and_no_volume_is_too_long()
    {
        var random = new Random(20260320);

        for (var round = 0; round < 500; round++)
        {
            var documents = Enumerable.Range(0, random.Next(1, 30)).Select(_ => (Pages: random.Next(1, 400), Bytes: (long)random.Next(1000, 5_000_000))).ToList();
            var maxPages = random.Next(10, 300);

            var plan = VolumePlan.Of(documents, (7, 50_000), (2, 10_000), maxPages, random.Next(100_000, 20_000_000));

            Assert.Equal(
                documents.SelectMany((document, i) => Enumerable.Range(1, document.Pages).Select(page => (i, page))),
                plan.SelectMany(volume => volume).SelectMany(part => Enumerable.Range(part.FirstPage, part.PageCount).Select(page => (part.Document, page))));
            Assert.All(plan, volume => Assert.InRange(volume.Sum(part => part.PageCount), 1, maxPages - 2));
        }
    }
}
