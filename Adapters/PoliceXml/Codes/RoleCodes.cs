using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.PoliceXml.Codes;

/// <summary>The parts that people other than the subject children play.</summary>
internal static class RoleCodes
{
    public static readonly CodeTable<PersonRole> Table = new(
        "ppn:role",
        new("parent", PersonRole.Parent, "Parent"),
        new("carer", PersonRole.Carer, "Carer"),
        new("parent_carer", PersonRole.Carer, "Parent or carer, not said which", Lossy: true, Written: false),
        new("sibling", PersonRole.Sibling, "Brother or sister"),
        new("household", PersonRole.HouseholdMember, "Lives in the household"),
        new("relative", PersonRole.OtherRelative, "Another relative"),
        new("alleged_perpetrator", PersonRole.AllegedPerpetrator, "Alleged perpetrator"),
        new("suspect", PersonRole.Suspect, "Suspect"),
        new("witness", PersonRole.Witness, "Witness"),
        new("reporter", PersonRole.Reporter, "Reported it"),
        new("emergency_contact", PersonRole.EmergencyContact, "Emergency contact"),
        new("professional", PersonRole.Professional, "Professional"),
        new("friend", PersonRole.Friend, "Friend or associate"),
        new("victim", PersonRole.Other, "Victim who is not a subject child", Lossy: true, Written: false),
        new("other", PersonRole.Other, "Another part"));
}
