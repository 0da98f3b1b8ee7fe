using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.PoliceXml.Codes;

/// <summary>What has to be met before a child can talk about exploitation.</summary>
internal static class NeedCodes
{
    public static readonly CodeTable<NeedKind> Table = new(
        "ppn:need",
        new("SAFE-PLACE", NeedKind.SafePlaceToLive, "A safe place to live"),
        new("SAFE-ABUSE", NeedKind.SafetyFromAbuse, "Safety from abuse"),
        new("SAFE-NEGLECT", NeedKind.SafetyFromNeglect, "Safety from neglect"),
        new("SAFE-DA", NeedKind.SafetyFromDomesticAbuse, "Safety from domestic abuse"),
        new("HEALTH", NeedKind.PhysicalHealth, "Physical health"),
        new("MENTAL-HEALTH", NeedKind.MentalHealth, "Mental health"),
        new("SEXUAL-HEALTH", NeedKind.SexualHealth, "Sexual health"),
        new("SUBSTANCE", NeedKind.SubstanceUse, "Substance use"),
        new("EDUCATION", NeedKind.Education, "Education"),
        new("FAMILY", NeedKind.FamilySupport, "Family support"),
        new("ADVOCACY", NeedKind.Advocacy, "Advocacy"),
        new("THERAPY", NeedKind.TherapeuticSupport, "Therapeutic support"),
        new("IMMIGRATION", NeedKind.ImmigrationAdvice, "Immigration advice"),
        new("LEGAL", NeedKind.LegalAdvice, "Legal advice"),
        new("PROTECTION", NeedKind.PoliceProtection, "Police protection"),
        new("OTHER", NeedKind.Other, "Another need"));
}
