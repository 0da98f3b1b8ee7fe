namespace SafeguardingHub.Adapters.SocialCareJson.CodeTables;

/// <summary>Who referred: DfE CBDS N00152, the CIN census referral source.</summary>
internal static class ReferralSources
{
    public static CodeTable<ReferralSource> Table { get; } = new("cbds:N00152",
        new("1A", ReferralSource.FamilyMemberOrCarer, "Individual: family member, relative or carer"),
        new("1B", ReferralSource.Acquaintance, "Individual: acquaintance, including neighbours and child minders"),
        new("1C", ReferralSource.Self, "Individual: self"),
        new("1D", ReferralSource.OtherIndividual, "Individual: other, including strangers"),
        new("2A", ReferralSource.School, "Schools"),
        new("2B", ReferralSource.EducationServices, "Education services"),
        new("3A", ReferralSource.GeneralPractitioner, "Health: GP"),
        new("3B", ReferralSource.HealthVisitor, "Health: health visitor"),
        new("3C", ReferralSource.SchoolNurse, "Health: school nurse"),
        new("3D", ReferralSource.OtherPrimaryHealth, "Health: other primary health services"),
        new("3E", ReferralSource.EmergencyDepartment, "Health: emergency department"),
        new("3F", ReferralSource.OtherHealth, "Health: other, for instance a hospice"),
        new("4", ReferralSource.Housing, "Housing: local authority housing or housing association"),
        new("5A", ReferralSource.LocalAuthoritySocialCare, "Local authority: social care, for instance adult social care"),
        new("5B", ReferralSource.LocalAuthorityOtherInternal, "Local authority: other internal, for instance youth offending"),
        new("5C", ReferralSource.OtherLocalAuthority, "Local authority: services of another authority"),
        new("5D", ReferralSource.EarlyHelp, "Local authority: early help"),
        new("6", ReferralSource.Police, "Police"),
        new("7", ReferralSource.OtherLegalAgency, "Other legal agency: courts, probation, immigration, CAFCASS, prison"),
        new("8", ReferralSource.Other, "Other: children's centres, independent providers, voluntary organisations"),
        new("9", ReferralSource.Anonymous, "Anonymous"),
        new("10", ReferralSource.Unknown, "Unknown"));
}

internal enum ReferralSource
{
    FamilyMemberOrCarer, Acquaintance, Self, OtherIndividual, School, EducationServices, GeneralPractitioner, HealthVisitor,
    SchoolNurse, OtherPrimaryHealth, EmergencyDepartment, OtherHealth, Housing, LocalAuthoritySocialCare,
    LocalAuthorityOtherInternal, OtherLocalAuthority, EarlyHelp, Police, OtherLegalAgency, Other, Anonymous, Unknown,
}
