using SafeguardingHub.Routing;
using SafeguardingHub.Schemas.Canonical;
using static SafeguardingHub.Tests.Routing.Decisions;

namespace SafeguardingHub.Tests.Routing;

public sealed class RecipientListTests
{
    [Theory]
    [InlineData(RiskLevel.High, ConcernCategory.Bullying, "significant-harm")]
    [InlineData(RiskLevel.Medium, ConcernCategory.Neglect, "significant-harm")]
    [InlineData(RiskLevel.NotStated, ConcernCategory.Neglect, "significant-harm")]
    [InlineData(RiskLevel.Low, ConcernCategory.Neglect, "triage: nobody-told")]
    public void Significant_harm_goes_to_the_authority_of_the_child(RiskLevel risk, ConcernCategory category, string rule)
    {
        var decision = Decide(About(category, risk), TestData.Health);

        Assert.Equal([TestData.SocialCare], Sent(decision));
        Assert.Equal(rule, Assert.Single(Of(decision, TestData.SocialCare).Reasons).Rule);
    }

    [Fact]
    public void Immediate_danger_goes_to_police_and_social_care_in_the_urgent_lane()
    {
        var decision = Decide(About(ConcernCategory.Neglect, RiskLevel.Immediate), TestData.Health);

        Assert.True(decision.Urgent);
        Assert.Equal([TestData.Police, TestData.SocialCare], Sent(decision));
        Assert.All(decision.Agencies.Where(agency => agency.Sent), agency => Assert.True(agency.Urgent));
        Assert.Contains(decision.Obligations, owed => owed.Name == "acknowledge" && owed.OwedBy == TestData.SocialCare && owed.Due == TestData.RaisedAt.AddHours(1));
    }

    [Theory]
    [InlineData(ConcernCategory.SelfHarm)]
    [InlineData(ConcernCategory.FemaleGenitalMutilation)]
    public void Some_categories_are_health_needs(ConcernCategory category) =>
        Assert.Contains(TestData.Health, Sent(Decide(About(category, RiskLevel.Low), TestData.Police)));

    [Theory]
    [InlineData(NeedKind.SafePlaceToLive, "social-care.northshire")]
    [InlineData(NeedKind.SexualHealth, "health.northshire")]
    [InlineData(NeedKind.TherapeuticSupport, "charity.harbour")]
    [InlineData(NeedKind.PoliceProtection, "police.northshire")]
    public void Each_open_need_goes_to_the_agency_that_meets_it(NeedKind need, string agency)
    {
        var concern = About(ConcernCategory.Other, RiskLevel.Low) with { NeedsFirst = [new Need { Kind = need }] };
        var raiser = agency == "health.northshire" ? TestData.Police : TestData.Health;

        var told = Of(Decide(concern, raiser), AgencyId.Parse(agency));

        Assert.Contains(told.Reasons, reason => reason.Rule == "needs-first");
    }

    [Fact]
    public void A_need_that_is_met_sends_nobody()
    {
        var concern = About(ConcernCategory.Other, RiskLevel.Low) with { NeedsFirst = [new Need { Kind = NeedKind.SexualHealth, Open = false }] };

        Assert.DoesNotContain(TestData.Health, Sent(Decide(concern, TestData.Police)));
    }

    [Fact]
    public void A_need_that_nobody_meets_is_found_a_service_by_a_person()
    {
        var concern = About(ConcernCategory.Other, RiskLevel.Low) with { NeedsFirst = [new Need { Kind = NeedKind.Other }] };

        Assert.Contains(Of(Decide(concern, TestData.Police), TestData.SocialCare).Reasons, reason => reason.Rule == "triage: need-nobody-meets");
    }

    [Theory]
    [InlineData(TriageReason.SubjectIsAnAdult)]
    [InlineData(TriageReason.NoSafeguardingFlag)]
    [InlineData(TriageReason.SafeguardingDidNotArrive)]
    public void What_a_person_has_to_read_goes_to_triage_with_the_reason(TriageReason reason)
    {
        var decision = Decide(About(ConcernCategory.Other, RiskLevel.Low) with { Triage = [reason] }, TestData.Health);

        Assert.StartsWith("triage: ", Of(decision, TestData.SocialCare).Reasons[0].Rule, StringComparison.Ordinal);
        Assert.Contains(decision.Obligations, owed => owed.Name == "triage");
    }

    [Fact]
    public void A_missing_child_goes_to_police() =>
        Assert.Contains(TestData.Police, Sent(Decide(About(ConcernCategory.Missing, RiskLevel.Low), TestData.Charity)));

    [Fact]
    public void Nobody_gets_their_own_concern_back_and_an_authority_stays_the_holder()
    {
        var decision = Decide(About(ConcernCategory.Neglect, RiskLevel.High), TestData.SocialCare);

        Assert.Equal("This agency raised the concern.", Assert.Single(Of(decision, TestData.SocialCare).Reasons).Why);
        Assert.Empty(Sent(decision));
        Assert.Contains(decision.Obligations, owed => owed.Name == "hold" && owed.OwedBy == TestData.SocialCare);
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, true)]
    public void The_third_low_risk_concern_in_90_days_is_read_one_level_higher(int before, bool raised)
    {
        var decision = RecipientList.Decide(About(ConcernCategory.Neglect, RiskLevel.Low), TestData.Health, TestData.RaisedAt, new KnownOfChild(before), TestData.Northshire);

        Assert.Equal(raised, decision.RaisedByAccumulation);
        Assert.Equal(raised ? RiskLevel.Medium : RiskLevel.Low, decision.Risk);
        Assert.Equal(raised, Of(decision, TestData.SocialCare).Reasons.Any(reason => reason.Rule == "significant-harm"));
        Assert.Equal(raised, Of(decision, TestData.SocialCare).Reasons.Any(reason => reason.Rule == "three-low-risk"));
    }

    [Fact]
    public void A_share_records_purpose_basis_fields_and_agreement()
    {
        var charity = Of(Decide(TestData.FullConcern(), TestData.Police), TestData.Charity);

        Assert.Equal(LawfulBasis.RecognisedLegitimateInterests, charity.Basis!.Basis);
        Assert.Equal("2026-01", charity.Basis.AgreementVersion);
        Assert.Contains("voice", charity.SharedFields);
        Assert.Contains("people.suspects", charity.WithheldFields);
    }

    [Fact]
    public void Only_an_agency_of_the_agreement_can_have_raised_it() =>
        Assert.Throws<ArgumentException>(() => Decide(TestData.Concern(), AgencyId.Parse("police.elsewhere")));
}
