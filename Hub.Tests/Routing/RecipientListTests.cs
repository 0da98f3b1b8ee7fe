using SafeguardingHub.Routing;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Tests.Routing;

public sealed class RecipientListTests
{
    private static readonly DateTimeOffset ReceivedAt = TestData.RaisedAt;

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
    public void A_girl_of_17_outside_the_areas_is_withheld_from_the_charity_and_who_can_help_instead_is_named()
    {
        var girl = In("W06000901", TestData.Concern(c => c with { Children = [TestData.Girl14 with { DateOfBirth = new DateOnly(2008, 6, 1) }] }));
        var decision = Decide(girl, TestData.Health);
        var charity = Of(decision, TestData.Charity);

        Assert.False(charity.Sent);
        Assert.Null(charity.Shared);
        var reason = Assert.Single(charity.Reasons);
        Assert.Equal("exploitation-service", reason.Rule);
        Assert.Equal("The child is outside the areas of the service ‘Harbour exploitation service’. Cwmafon Council children’s services can help instead.", reason.Why);
        Assert.Equal([TestData.Cwmafon], reason.Instead);
        Assert.Equal([TestData.Cwmafon], Sent(decision));
    }

    [Fact]
    public void Outside_the_areas_of_everybody_the_reason_says_who_holds_it()
    {
        var reason = Of(Decide(In("E06000999", TestData.Concern()), TestData.Police), TestData.Charity).Reasons[0];

        Assert.EndsWith("No service in the agreement covers it; the children’s social care of the authority where the child lives holds it.", reason.Why, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2015-03-11", false)]
    [InlineData("2015-03-10", true)]
    [InlineData("2008-03-11", true)]
    [InlineData("2008-03-10", false)]
    public void The_charity_is_told_from_the_eleventh_birthday_to_the_day_before_the_eighteenth(string born, bool told)
    {
        var concern = TestData.Concern(c => c with { Children = [TestData.Girl14 with { DateOfBirth = DateOnly.Parse(born, null) }] });

        Assert.Equal(told, Of(Decide(concern, TestData.Police), TestData.Charity).Sent);
    }

    [Fact]
    public void An_unknown_age_is_found_out_by_a_person()
    {
        var concern = TestData.Concern(c => c with { Children = [new Child { Name = new PersonName { Text = "Unknown girl" } }] });
        var decision = Decide(concern, TestData.Police);

        Assert.False(Of(decision, TestData.Charity).Sent);
        Assert.Contains(decision.Obligations, owed => owed.Name == "triage" && owed.OwedBy == TestData.SocialCare);
    }

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
    public void A_district_is_never_routed_to_and_its_county_is()
    {
        var agreement = TestData.NorthshireWith(file =>
        {
            file["agencies"]![1]!["areas"]!.AsArray().Add("E10000901");
            file["areas"]!.AsArray().RemoveAt(2);
        });

        Assert.Equal([TestData.SocialCare, TestData.Charity], Sent(RecipientList.Decide(In("E07000901", TestData.Concern()), TestData.Police, ReceivedAt, KnownOfChild.Nothing, agreement)));
    }

    [Theory]
    [InlineData("E07000901")]
    [InlineData("E07000999")]
    [InlineData("E06000999")]
    [InlineData(null)]
    public void Where_the_authority_is_not_known_the_raisers_own_social_care_triages(string? area)
    {
        var concern = About(ConcernCategory.Neglect, RiskLevel.High) with { Locality = new Locality { Area = area is null ? null : GssCode.Parse(area) } };
        var decision = Decide(concern, TestData.Health);

        Assert.Equal([TestData.SocialCare], Sent(decision));
        Assert.Equal("triage: authority-unknown", Of(decision, TestData.SocialCare).Reasons[0].Rule);
        Assert.Contains("not known or not in the agreement", Of(decision, TestData.Cwmafon).Reasons[0].Why, StringComparison.Ordinal);
        Assert.Contains(decision.Obligations, owed => owed.Name == "triage" && owed.OwedBy == TestData.SocialCare && owed.Due > ReceivedAt);
    }

    [Fact]
    public void An_authority_told_of_a_child_beyond_the_agreement_by_nobody_but_itself_keeps_the_triage()
    {
        var decision = Decide(In("E06000999", About(ConcernCategory.Neglect, RiskLevel.High)), TestData.SocialCare);

        Assert.Empty(Sent(decision));
        Assert.Contains(decision.Obligations, owed => owed.Name == "triage" && owed.OwedBy == TestData.SocialCare);
    }

    [Fact]
    public void The_childs_own_address_stands_in_for_a_locality_that_nobody_gave()
    {
        var concern = About(ConcernCategory.Neglect, RiskLevel.High) with
        {
            Locality = new Locality(),
            Children = [TestData.Girl14 with { Addresses = [new Address { Kind = AddressKind.Home, Area = GssCode.Parse("S12000901") }] }],
        };

        Assert.Equal([TestData.Strathdearn], Sent(Decide(concern, TestData.Health)));
    }

    [Fact]
    public void Immediate_danger_goes_to_police_and_social_care_in_the_urgent_lane()
    {
        var decision = Decide(About(ConcernCategory.Neglect, RiskLevel.Immediate), TestData.Health);

        Assert.True(decision.Urgent);
        Assert.Equal([TestData.Police, TestData.SocialCare], Sent(decision));
        Assert.All(decision.Agencies.Where(agency => agency.Sent), agency => Assert.True(agency.Urgent));
        Assert.Contains(decision.Obligations, owed => owed.Name == "acknowledge" && owed.OwedBy == TestData.SocialCare && owed.Due == ReceivedAt.AddHours(1));
    }

    [Fact]
    public void Immediate_danger_beyond_the_agreement_still_reaches_the_police_of_the_raiser()
    {
        var decision = Decide(In("E06000999", About(ConcernCategory.Neglect, RiskLevel.Immediate)), TestData.Charity);

        Assert.Equal([TestData.Police, TestData.SocialCare], Sent(decision));
        Assert.Contains(Of(decision, TestData.SocialCare).Reasons, reason => reason.Rule == "triage: no-agency-of-the-area");
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
        var decision = RecipientList.Decide(About(ConcernCategory.Neglect, RiskLevel.Low), TestData.Health, ReceivedAt, new KnownOfChild(before), TestData.Northshire);

        Assert.Equal(raised, decision.RaisedByAccumulation);
        Assert.Equal(raised ? RiskLevel.Medium : RiskLevel.Low, decision.Risk);
        Assert.Equal(raised, Of(decision, TestData.SocialCare).Reasons.Any(reason => reason.Rule == "significant-harm"));
        Assert.Equal(raised, Of(decision, TestData.SocialCare).Reasons.Any(reason => reason.Rule == "three-low-risk"));
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

        var decision = RecipientList.Decide(concern, TestData.Health, ReceivedAt, KnownOfChild.Nothing, agreement);

        Assert.Equal([TestData.Police, TestData.SocialCare], Sent(decision));
        Assert.Equal("triage: police-alone", Of(decision, TestData.SocialCare).Reasons[0].Rule);
    }

    [Fact]
    public void A_sibling_outside_the_ages_does_not_keep_the_other_from_the_service()
    {
        var concern = TestData.Concern(c => c with { Children = [.. c.Children, TestData.Girl14 with { Key = "child-2", DateOfBirth = new DateOnly(2020, 1, 1) }] });

        Assert.Contains(TestData.Charity, Sent(Decide(concern, TestData.Police)));
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

    private static Concern About(ConcernCategory category, RiskLevel risk) => TestData.Concern(c => c with { Categories = [category], Risk = new Risk { Level = risk } });

    private static Concern In(string area, Concern concern) => concern with { Locality = new Locality { Area = GssCode.Parse(area) } };

    private static RoutingDecision Decide(Concern concern, AgencyId raisedBy) =>
        RecipientList.Decide(concern, raisedBy, ReceivedAt, KnownOfChild.Nothing, TestData.Northshire);

    private static IEnumerable<AgencyId> Sent(RoutingDecision decision) => decision.Agencies.Where(agency => agency.Sent).Select(agency => agency.Agency);

    private static AgencyDecision Of(RoutingDecision decision, AgencyId agency) => Assert.Single(decision.Agencies, one => one.Agency == agency);
}
