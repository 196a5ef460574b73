using AccessRequests.Domain.Deadlines;
using AccessRequests.Domain.Decisions;
using AccessRequests.Domain.Referrals;
using AccessRequests.Domain.Sendings;
using AccessRequests.Domain.ThirdParties;
using static AccessRequests.Domain.Tests.TestCase;

namespace AccessRequests.Domain.Tests.Requests;

/// <summary>Art. 48.</summary>
public sealed class ReferralTests
{
    private static readonly DateOnly Today = new(2025, 12, 10);

    [Fact]
    public void Referred_points_take_that_outcome_and_keep_the_body_as_it_was_told()
    {
        var request = Request();

        request.Refer(Treasury, [2, 1], "relatifs aux résultats du sondage", Today, Officer, Now);

        Assert.Equal([1, 2], Assert.Single(request.Referrals).Points);
        Assert.Equal("Mélanie Drainville", request.Referrals[0].Body.PersonInCharge);
        Assert.Equal([PointOutcome.Referred, PointOutcome.Referred, null], request.Points.Select(point => point.Outcome));
    }

    [Fact]
    public void A_body_without_a_person_in_charge_cannot_be_named_in_the_letter()
    {
        var body = PublicBody.Add(Treasury.Details with { PersonInCharge = " " });

        Assert.Equal(ObstacleKind.ReferralWithoutPersonInCharge, Refused(() => Request().Refer(body, [1], null, Today, Officer, Now)));
    }

    [Fact]
    public void A_point_is_referred_once()
    {
        var request = Request();
        request.Refer(Treasury, [1], null, Today, Officer, Now);

        Assert.Equal(ObstacleKind.PointReferredTwice, Refused(() => request.Refer(Treasury, [1], null, Today, Officer, Now)));
    }

    [Fact]
    public void A_referral_taken_back_leaves_its_points_without_outcome()
    {
        var request = Request();
        request.Refer(Treasury, [1], null, Today, Officer, Now);

        request.RemoveReferral(request.Referrals[0].Id, Officer, Now);

        Assert.Empty(request.Referrals);
        Assert.Null(request.Points[0].Outcome);
    }

    [Fact]
    public void A_point_waits_for_its_referral_until_a_letter_tells_it_and_no_more_once_it_is_decided_otherwise()
    {
        var request = Request();
        request.Refer(Treasury, [1], null, Today, Officer, Now);
        request.Decide(2, PointOutcome.Withdrawn, null, Officer, Now);
        Assert.Equal([1, 3], request.PointsToRefer().Select(point => point.Number));

        request.Decide(3, PointOutcome.Withdrawn, null, Officer, Now);
        request.EditLetter(new LetterDetails(Today, null, Delivery.Email), [], Officer, Now);
        request.SubmitForApproval([], Officer, Now);
        var package = Package(request);
        request.Approve([], package, "f", Manager, "Gestionnaire", Now);
        Assert.Equal([1], request.PointsToRefer().Select(point => point.Number));
        Assert.Null(request.ToldOn(request.Referrals[0]));

        request.Send(package, null, new SendingDetails(Today, Delivery.Email, null), request.Limits(ConsultedParties.None, new LegalCalendar(CalendarPolicy.InterpretationAct)), Today, Officer, Now);
        Assert.Empty(request.PointsToRefer());
        Assert.Equal(Today, request.ToldOn(request.Referrals[0]));
        request.Reopen("Correction", Officer, Now);
        Assert.Empty(request.PointsToRefer());
    }

    [Fact]
    public void An_unknown_point_or_none_is_refused()
    {
        Assert.Equal(ObstacleKind.PointUnknown, Refused(() => Request().Refer(Treasury, [9], null, Today, Officer, Now)));
        Assert.Equal(ObstacleKind.ReferralOfNothing, Refused(() => Request().Refer(Treasury, [], null, Today, Officer, Now)));
    }
}
