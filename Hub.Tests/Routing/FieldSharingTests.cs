using SafeguardingHub.Routing;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Tests.Routing;

public sealed class FieldSharingTests
{
    private static readonly Address Hidden = new() { Kind = AddressKind.Home, Lines = ["7 Hidden Yard"], Postcode = "ZZ99 9HY", Restricted = true };

    [Fact]
    public void Social_care_sees_more_than_health_and_health_more_than_the_charity()
    {
        var full = TestData.FullConcern();

        Assert.ProperSuperset(Fields(full, TestData.Health), Fields(full, TestData.SocialCare));
        Assert.ProperSuperset(Fields(full, TestData.Charity), Fields(full, TestData.Health));
    }

    [Fact]
    public void What_is_withheld_is_gone_and_named()
    {
        var share = Share(TestData.FullConcern(), TestData.Charity);

        Assert.Equal(
            ["child.contacts (unsafe)", "child.identifiers", "child.ethnicity", "child.religion", "child.addresses", "child.general-practitioner",
             "people.suspects", "risk.factors", "incident", "legal-basis", "original-codes"],
            share.WithheldFields);
        Assert.All(share.Concern.Children, child => Assert.Empty(child.Identifiers));
        Assert.Null(share.Concern.Incident);
        Assert.Empty(share.Concern.OriginalCodes);
    }

    [Fact]
    public void A_suspect_stays_visible_to_the_charity_as_a_danger_and_not_as_a_name()
    {
        var suspect = Share(TestData.FullConcern(), TestData.Charity).Concern.People.Single(person => person.Roles.Contains(PersonRole.Suspect));

        Assert.Null(suspect.Name);
        Assert.Null(suspect.StatedAge);
        Assert.Equal("older boyfriend", suspect.Relationship);
    }

    [Fact]
    public void The_marking_and_the_senders_words_travel_unaltered()
    {
        var share = Share(TestData.FullConcern(), TestData.Charity).Concern;

        Assert.Equal(ProtectiveMarking.OfficialSensitive, share.LegalBasis.Marking);
        Assert.Equal("An adult she met online has been sending her gifts.", share.Narrative);
    }

    [Theory]
    [InlineData("police.northshire")]
    [InlineData("health.northshire")]
    [InlineData("charity.harbour")]
    public void A_restricted_address_takes_phone_school_and_doctor_with_it(string recipient)
    {
        var share = Share(Restricted(TestData.FullConcern()), AgencyId.Parse(recipient));
        var child = share.Concern.Children[0];

        Assert.Empty(child.Addresses);
        Assert.Empty(child.Contacts);
        Assert.Null(child.School);
        Assert.Null(child.GeneralPractitioner);
        Assert.Null(share.Concern.Incident?.Place);
        Assert.Contains("child.addresses (restricted)", share.WithheldFields);
        Assert.Contains("child.school (restricted)", share.WithheldFields);
    }

    [Fact]
    public void Social_care_needs_the_restricted_address_and_gets_it()
    {
        var share = Share(Restricted(TestData.FullConcern()), TestData.SocialCare);

        Assert.Contains(share.Concern.Children[0].Addresses, address => address.Restricted);
        Assert.NotNull(share.Concern.Children[0].School);
    }

    [Theory]
    [InlineData("She hides at 7 hidden yard.", true)]
    [InlineData("Postcode zz999hy.", true)]
    [InlineData("Goes to Northshire Academy.", true)]
    [InlineData("Ring 07700900001.", true)]
    [InlineData("An adult sends her gifts.", false)]
    public void A_text_that_gives_a_restricted_place_away_is_left_out_whole(string text, bool givesAway)
    {
        var share = Share(Restricted(TestData.FullConcern()) with { Narrative = text }, TestData.Charity);

        Assert.Equal(givesAway ? null : text, share.Concern.Narrative);
        Assert.Equal(givesAway, share.WithheldFields.Contains("narrative (restricted)"));
        Assert.Equal(givesAway ? null : text, Note(text, TestData.Charity));
        Assert.Equal(text, Note(text, TestData.SocialCare));
    }

    [Fact]
    public void The_address_of_a_parent_who_lives_with_the_child_is_no_way_round()
    {
        var parent = TestData.FullConcern().People[0] with { Addresses = [Hidden with { Restricted = false }] };
        var share = Share(Restricted(TestData.FullConcern()) with { People = [parent] }, TestData.Health);

        Assert.Empty(share.Concern.People[0].Addresses);
        Assert.Contains("people.addresses (restricted)", share.WithheldFields);
    }

    [Fact]
    public void Unsafe_contacts_go_only_to_those_who_have_to_know_them()
    {
        Assert.Contains(Share(TestData.FullConcern(), TestData.SocialCare).Concern.Children[0].Contacts, contact => contact.Safety == ContactSafety.Unsafe);
        Assert.DoesNotContain(Share(TestData.FullConcern(), TestData.Charity).Concern.Children[0].Contacts, contact => contact.Safety == ContactSafety.Unsafe);
    }

    [Fact]
    public void The_grading_and_handling_of_intelligence_stay_with_police()
    {
        var graded = TestData.FullConcern() with { OriginalCodes = [new OriginalCode("ppn:handling", "C"), new OriginalCode("ppn:flag", "CL")] };
        var share = Share(graded, TestData.SocialCare);

        Assert.Equal("ppn:flag", Assert.Single(share.Concern.OriginalCodes).System);
        Assert.Contains("original-codes (handling)", share.WithheldFields);
    }

    [Fact]
    public void A_rule_for_another_kind_is_a_mistake() => Assert.Throws<ArgumentException>(() =>
        FieldSharing.For(TestData.Northshire.Find(TestData.Charity)!, TestData.Concern(), TestData.Northshire.SharingFor("social-care")));

    private static Concern Restricted(Concern concern) => concern with { Children = [concern.Children[0] with { Addresses = [Hidden] }, .. concern.Children.Skip(1)] };

    private static FilteredConcern Share(Concern concern, AgencyId recipient) =>
        FieldSharing.For(TestData.Northshire.Find(recipient)!, concern, TestData.Northshire.SharingFor(recipient.Kind));

    private static string? Note(string note, AgencyId recipient) =>
        FieldSharing.NoteFor(TestData.Northshire.Find(recipient)!, note, Restricted(TestData.FullConcern()), TestData.Northshire.SharingFor(recipient.Kind));

    private static HashSet<string> Fields(Concern concern, AgencyId recipient) => [.. Share(concern, recipient).SharedFields];
}
