using AccessRequests.Web.Documents.Review;

namespace AccessRequests.Web.Tests.Documents.Review;

/// <summary>What of the marks travels to the browser when an act changes some of them.</summary>
public sealed class ViewerMarkTests
{
    private static readonly Guid First = Guid.Parse("11111111-1111-1111-1111-111111111111");
    private static readonly Guid Second = Guid.Parse("22222222-2222-2222-2222-222222222222");

    [Fact]
    public void Marks_read_again_without_a_change_are_not_sent_again()
    {
        var (gone, shown) = ViewerMark.Change([Mark(First), Mark(Second)], [Mark(First), Mark(Second)]);

        Assert.Empty(gone);
        Assert.Empty(shown);
    }

    [Fact]
    public void A_new_mark_is_sent_alone()
    {
        var (gone, shown) = ViewerMark.Change([Mark(First)], [Mark(First), Mark(Second)]);

        Assert.Empty(gone);
        Assert.Equal(Second, Assert.Single(shown).Id);
    }

    [Fact]
    public void A_mark_taken_off_is_named()
    {
        var (gone, shown) = ViewerMark.Change([Mark(First), Mark(Second)], [Mark(Second)]);

        Assert.Equal(First, Assert.Single(gone));
        Assert.Empty(shown);
    }

    public static TheoryData<ViewerMark> Changed =>
    [
        Mark(First) with { Look = "retained" },
        Mark(First) with { Label = "art. 39" },
        Mark(First) with { Page = 2 },
        Mark(First) with { Boxes = [[10, 10, 20, 21]] },
        Mark(First) with { Boxes = [] },
    ];

    [Theory]
    [MemberData(nameof(Changed))]
    public void A_mark_that_looks_otherwise_is_sent_again(ViewerMark changed)
    {
        var (gone, shown) = ViewerMark.Change([Mark(First), Mark(Second)], [changed, Mark(Second)]);

        Assert.Empty(gone);
        Assert.Same(changed, Assert.Single(shown));
    }

    private static ViewerMark Mark(Guid id) => new(id, 1, [[10, 10, 20, 20]], "art. 37", "proposed");
}
