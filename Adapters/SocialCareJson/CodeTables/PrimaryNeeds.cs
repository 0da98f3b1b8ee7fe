namespace SafeguardingHub.Adapters.SocialCareJson.CodeTables;

/// <summary>
/// DfE CBDS N00101. Kept as the sender's code and never turned into a category: N6 calls what an exploited child does a
/// behaviour, which would make a victim look like the cause.
/// </summary>
internal static class PrimaryNeeds
{
    public static CodeTable<PrimaryNeed> Table { get; } = new("cbds:N00101",
        new("N1", PrimaryNeed.AbuseOrNeglect, "Abuse or neglect"),
        new("N2", PrimaryNeed.ChildsDisability, "Child's disability"),
        new("N3", PrimaryNeed.ParentalDisabilityOrIllness, "Parental disability or illness"),
        new("N4", PrimaryNeed.FamilyInAcuteStress, "Family in acute stress"),
        new("N5", PrimaryNeed.FamilyDysfunction, "Family dysfunction"),
        new("N6", PrimaryNeed.SociallyUnacceptableBehaviour, "Socially unacceptable behaviour"),
        new("N7", PrimaryNeed.LowIncome, "Low income"),
        new("N8", PrimaryNeed.AbsentParenting, "Absent parenting"),
        new("N9", PrimaryNeed.NotChildrenInNeed, "Cases other than children in need"),
        new("N0", PrimaryNeed.NotStated, "Not stated"));
}

internal enum PrimaryNeed
{
    NotStated, AbuseOrNeglect, ChildsDisability, ParentalDisabilityOrIllness, FamilyInAcuteStress, FamilyDysfunction,
    SociallyUnacceptableBehaviour, LowIncome, AbsentParenting, NotChildrenInNeed,
}
