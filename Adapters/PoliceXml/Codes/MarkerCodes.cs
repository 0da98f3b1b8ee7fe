using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.PoliceXml.Codes;

/// <summary>What holds of a subject child at the time, beside the roles in <see cref="ChildRoleCodes"/>.</summary>
internal static class MarkerCodes
{
    public static readonly CodeTable<Circumstance> Table = new(
        "ppn:marker",
        new("DETAINED", Circumstance.Detained, "Detained or in custody"),
        new("MISSING", Circumstance.Missing, "Missing now"),
        new("LAC", Circumstance.LookedAfter, "Looked after"),
        new("CPP", Circumstance.OnProtectionPlan, "On a child protection plan"),
        new("CIN", Circumstance.InNeed, "Child in need"),
        new("CARE-LEAVER", Circumstance.CareLeaver, "Care leaver"),
        new("UASC", Circumstance.UnaccompaniedAsylumSeeker, "Unaccompanied asylum-seeking child"),
        new("EXCLUDED", Circumstance.ExcludedFromSchool, "Excluded from school"),
        new("NEET", Circumstance.NotInEducation, "Not in education"),
        new("PREGNANT", Circumstance.Pregnant, "Pregnant"),
        new("EXPLOIT", Circumstance.AtRiskOfExploitation, "At risk of exploitation"));
}
