using SafeguardingHub.Routing;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Tests.Routing;

public sealed class UpdateTests
{
    [Fact]
    public void Whoever_has_a_referral_gets_notice_and_whoever_is_new_gets_a_referral()
    {
        var worse = TestData.Concern(c => c with { Risk = new Risk { Level = RiskLevel.Immediate } });
        var update = Decide(worse, new AlreadyDecided([TestData.SocialCare], []));

        Assert.Equal([TestData.SocialCare], update.Notices.Select(notice => notice.Agency));
        Assert.Equal([TestData.Police, TestData.Charity], update.Restated!.Agencies.Where(agency => agency.Sent).Select(agency => agency.Agency));
        Assert.Equal("has-a-referral", update.Restated.Agencies.Single(agency => agency.Agency == TestData.SocialCare).Reasons[0].Rule);
        Assert.DoesNotContain(update.Restated.Obligations, owed => owed.About == TestData.SocialCare);
    }

    [Fact]
    public void Nobody_loses_a_referral_because_the_rules_would_no_longer_send_it()
    {
        var milder = TestData.Concern(c => c with { Categories = [ConcernCategory.Other], Risk = new Risk { Level = RiskLevel.Low } });

        Assert.Contains(Decide(milder, new AlreadyDecided([TestData.Charity], [])).Notices, notice => notice.Agency == TestData.Charity && notice.Shared is not null);
    }

    [Fact]
    public void A_notice_is_cut_down_as_a_referral_is()
    {
        var notice = Assert.Single(Decide(TestData.FullConcern(), new AlreadyDecided([TestData.Charity], [])).Notices);

        Assert.Contains("people.suspects", notice.WithheldFields);
        Assert.All(notice.Shared!.Children, child => Assert.Empty(child.Identifiers));
    }

    [Fact]
    public void A_bare_note_goes_to_all_who_have_a_referral_and_to_nobody_else()
    {
        var update = Decide(null, new AlreadyDecided([TestData.SocialCare, TestData.Charity, TestData.Health], []));

        Assert.Equal([TestData.SocialCare, TestData.Charity], update.Notices.Select(notice => notice.Agency));
        Assert.All(update.Notices, notice => Assert.Null(notice.Shared));
        Assert.Null(update.Restated);
    }

    [Fact]
    public void What_is_owed_already_is_not_owed_twice()
    {
        var suspect = TestData.Concern(c => c with { Categories = [ConcernCategory.CountyLines], Children = [TestData.Girl14 with { Circumstances = [Circumstance.Suspect] }] });
        var update = Decide(suspect, new AlreadyDecided([TestData.SocialCare], ["national-referral"]));

        Assert.DoesNotContain(update.Restated!.Obligations, owed => owed.Name == "national-referral");
        Assert.Contains(update.Restated.Obligations, owed => owed.Name == "modern-slavery-defence");
    }

    [Fact]
    public void An_agency_that_left_the_agreement_is_named_so_that_a_person_tells_it()
    {
        var gone = AgencyId.Parse("charity.gone");

        Assert.Equal([gone], Decide(null, new AlreadyDecided([gone], [])).OutOfReach);
    }

    private static UpdateDecision Decide(Concern? restated, AlreadyDecided already) =>
        RecipientList.DecideUpdate(restated, TestData.Health, TestData.RaisedAt, KnownOfChild.Nothing, already, TestData.Northshire);
}
