using SafeguardingHub.Routing;
using SafeguardingHub.Schemas.Canonical;
using static SafeguardingHub.Tests.Routing.Decisions;

namespace SafeguardingHub.Tests.Routing;

public sealed class SuspectRoutingTests
{
    private static Child Boy15 => new()
    {
        Name = new PersonName { Given = ["Idris"], Family = "Sampleton" },
        DateOfBirth = new DateOnly(2010, 7, 2),
        Sex = Sex.Male,
        Circumstances = [Circumstance.Suspect, Circumstance.Detained],
    };

    private static Concern ArrestedForSupply => TestData.Concern(c => c with
    {
        Children = [Boy15],
        Categories = [ConcernCategory.CountyLines, ConcernCategory.DrugMisuseByChild],
        Risk = new Risk { Level = RiskLevel.Medium },
        Narrative = "Arrested with intent to supply; travelled from another town, with a debt to an adult.",
    });

    [Fact]
    public void A_boy_of_15_arrested_for_supplying_drugs_goes_to_social_care_and_charity_and_never_stays_with_police_alone()
    {
        var decision = Decide(ArrestedForSupply, TestData.Police);

        Assert.Equal([TestData.SocialCare, TestData.Charity], Sent(decision));
        Assert.Contains(Of(decision, TestData.SocialCare).Reasons, reason => reason.Rule == "suspect-with-exploitation-indicators");
        Assert.Contains(Of(decision, TestData.Charity).Reasons, reason => reason.Rule == "suspect-with-exploitation-indicators");
        var referral = Assert.Single(decision.Obligations, owed => owed.Name == "national-referral");
        Assert.Equal((TestData.Police, "safeguarding-lead"), (referral.OwedBy, referral.Role));
        Assert.Contains(decision.Obligations, owed => owed.Name == "modern-slavery-defence" && owed.OwedBy == TestData.Police);
    }

    [Fact]
    public void Three_questions_are_asked_about_a_child_in_custody_with_signs_of_exploitation()
    {
        string[] questions = ["NRM?", "s45?", "Appropriate adult?"];
        var asked = Decide(ArrestedForSupply, TestData.Police).Obligations.Where(owed => questions.Any(question => owed.What.StartsWith(question, StringComparison.Ordinal))).ToList();

        Assert.Equal(["appropriate-adult", "modern-slavery-defence", "national-referral"], asked.Select(owed => owed.Name).Order(StringComparer.Ordinal));
        Assert.All(asked, owed => Assert.Equal((TestData.Police, "safeguarding-lead", false), (owed.OwedBy, owed.Role, string.IsNullOrEmpty(owed.Source))));
        Assert.Equal(TestData.RaisedAt.AddHours(1), asked.Single(owed => owed.Name == "appropriate-adult").Due);
    }

    [Fact]
    public void Without_signs_of_exploitation_only_the_appropriate_adult_is_asked_about_and_of_an_adult_nothing()
    {
        string[] questions = ["national-referral", "modern-slavery-defence", "appropriate-adult"];
        var plain = ArrestedForSupply with { Categories = [ConcernCategory.DrugMisuseByChild] };
        var adult = ArrestedForSupply with { Children = [Boy15 with { DateOfBirth = new DateOnly(2005, 7, 2) }] };

        Assert.Equal(["appropriate-adult"], Decide(plain, TestData.Police).Obligations.Select(owed => owed.Name).Intersect(questions));
        Assert.Empty(Decide(adult, TestData.Police).Obligations.Select(owed => owed.Name).Intersect(questions));
    }

    [Fact]
    public void A_suspect_who_is_not_in_custody_needs_no_appropriate_adult_now() => Assert.DoesNotContain(
        Decide(ArrestedForSupply with { Children = [Boy15 with { Circumstances = [Circumstance.Suspect] }] }, TestData.Police).Obligations, owed => owed.Name == "appropriate-adult");

    [Fact]
    public void A_referral_promised_for_any_child_is_owed()
    {
        var promised = TestData.Concern(c => c with { NationalReferral = new NationalReferral { Status = NationalReferralStatus.Promised } });

        Assert.Contains(Decide(promised, TestData.Police).Obligations, owed => owed.Name == "national-referral");
    }

    [Fact]
    public void Gangs_or_a_mark_of_risk_are_signs_enough_for_a_suspect()
    {
        var gangs = ArrestedForSupply with { Categories = [ConcernCategory.Gangs], Risk = new Risk { Level = RiskLevel.Low } };
        var marked = gangs with { Categories = [ConcernCategory.DrugMisuseByChild], Children = [Boy15 with { Circumstances = [Circumstance.Suspect, Circumstance.AtRiskOfExploitation] }] };

        Assert.Equal([TestData.SocialCare, TestData.Charity], Sent(Decide(gangs, TestData.Police)));
        Assert.Equal([TestData.SocialCare, TestData.Charity], Sent(Decide(marked, TestData.Police)));
    }

    [Fact]
    public void A_referral_already_submitted_is_not_asked_for_again()
    {
        var submitted = ArrestedForSupply with { NationalReferral = new NationalReferral { Status = NationalReferralStatus.Submitted } };

        Assert.DoesNotContain(Decide(submitted, TestData.Police).Obligations, owed => owed.Name == "national-referral");
    }

    [Fact]
    public void A_referral_promised_is_still_owed()
    {
        var promised = ArrestedForSupply with { NationalReferral = new NationalReferral { Status = NationalReferralStatus.Promised } };

        Assert.Contains(Decide(promised, TestData.Police).Obligations, owed => owed.Name == "national-referral");
    }

    [Theory]
    [InlineData("E06000901", "modern-slavery-defence")]
    [InlineData("W06000901", "modern-slavery-defence")]
    [InlineData("S12000901", "lord-advocates-instructions")]
    [InlineData("N09000001", "trafficking-defence-northern-ireland")]
    public void Each_nation_has_its_own_protection_from_prosecution(string area, string obligation)
    {
        string[] protections = ["modern-slavery-defence", "lord-advocates-instructions", "trafficking-defence-northern-ireland"];
        var decision = Decide(In(area, ArrestedForSupply), TestData.Police);

        Assert.Equal([obligation], decision.Obligations.Select(owed => owed.Name).Intersect(protections));
        Assert.Contains(decision.Obligations, owed => owed.Name == "national-referral");
    }

    [Fact]
    public void A_health_worker_is_no_first_responder_so_the_authority_makes_the_national_referral()
    {
        var decision = Decide(ArrestedForSupply, TestData.Health);

        Assert.Contains(decision.Obligations, owed => owed.Name == "national-referral" && owed.OwedBy == TestData.SocialCare);
    }

    [Fact]
    public void Every_referral_has_to_be_acknowledged_and_decided_by_the_recipients_own_calendar()
    {
        var friday = new DateTimeOffset(2026, 5, 22, 16, 55, 0, TimeSpan.FromHours(1));
        var decision = RecipientList.Decide(ArrestedForSupply, TestData.Police, friday, KnownOfChild.Nothing, TestData.Northshire);

        var owed = decision.Obligations.Where(one => one.About == TestData.SocialCare).ToList();
        Assert.Equal(["acknowledge", "decide"], owed.Select(one => one.Name));
        Assert.All(owed, one => Assert.Equal(new DateTimeOffset(2026, 5, 26, 17, 0, 0, TimeSpan.FromHours(1)), one.Due));
        Assert.Equal(owed.Select(one => one.Due), Of(decision, TestData.SocialCare).Expected.Select(expected => expected.Due));
    }

    [Fact]
    public void A_rule_left_out_of_the_agreement_does_not_leave_a_child_suspect_with_police_alone()
    {
        var agreement = TestData.NorthshireWith(file =>
        {
            var rules = file["rules"]!.AsArray();
            rules.RemoveAt(3);
            rules.RemoveAt(2);
        });
        var concern = ArrestedForSupply with { Categories = [ConcernCategory.Missing, ConcernCategory.Gangs], Risk = new Risk { Level = RiskLevel.Low } };

        var decision = RecipientList.Decide(concern, TestData.Health, TestData.RaisedAt, KnownOfChild.Nothing, agreement);

        Assert.Equal([TestData.Police, TestData.SocialCare], Sent(decision));
        Assert.Equal("triage: police-alone", Of(decision, TestData.SocialCare).Reasons[0].Rule);
    }
}
