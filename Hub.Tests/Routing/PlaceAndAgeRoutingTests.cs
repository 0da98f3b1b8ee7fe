using SafeguardingHub.Routing;
using SafeguardingHub.Schemas.Canonical;
using static SafeguardingHub.Tests.Routing.Decisions;

namespace SafeguardingHub.Tests.Routing;

public sealed class PlaceAndAgeRoutingTests
{
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

    [Fact]
    public void A_district_is_never_routed_to_and_its_county_is()
    {
        var agreement = TestData.NorthshireWith(file =>
        {
            file["agencies"]![1]!["areas"]!.AsArray().Add("E10000901");
            file["areas"]!.AsArray().RemoveAt(2);
        });

        Assert.Equal([TestData.SocialCare, TestData.Charity], Sent(RecipientList.Decide(In("E07000901", TestData.Concern()), TestData.Police, TestData.RaisedAt, KnownOfChild.Nothing, agreement)));
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
        Assert.Contains(decision.Obligations, owed => owed.Name == "triage" && owed.OwedBy == TestData.SocialCare && owed.Due > TestData.RaisedAt);
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
    public void Immediate_danger_beyond_the_agreement_still_reaches_the_police_of_the_raiser()
    {
        var decision = Decide(In("E06000999", About(ConcernCategory.Neglect, RiskLevel.Immediate)), TestData.Charity);

        Assert.Equal([TestData.Police, TestData.SocialCare], Sent(decision));
        Assert.Contains(Of(decision, TestData.SocialCare).Reasons, reason => reason.Rule == "triage: no-agency-of-the-area");
    }

    [Fact]
    public void A_sibling_outside_the_ages_does_not_keep_the_other_from_the_service()
    {
        var concern = TestData.Concern(c => c with { Children = [.. c.Children, TestData.Girl14 with { Key = "child-2", DateOfBirth = new DateOnly(2020, 1, 1) }] });

        Assert.Contains(TestData.Charity, Sent(Decide(concern, TestData.Police)));
    }
}
