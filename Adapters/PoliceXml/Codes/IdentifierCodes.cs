using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.PoliceXml.Codes;

/// <summary>What kind of identifier it is.</summary>
internal static class IdentifierCodes
{
    public static readonly CodeTable<IdentifierScheme> Table = new(
        "ppn:identifier",
        new("NHS", IdentifierScheme.NhsNumber, "NHS number, England and Wales"),
        new("CHI", IdentifierScheme.ChiNumber, "Community Health Index number, Scotland"),
        new("HCN", IdentifierScheme.HealthAndCareNumber, "Health and Care Number, Northern Ireland"),
        new("UPN", IdentifierScheme.UniquePupilNumber, "Unique pupil number"),
        new("FORMER-UPN", IdentifierScheme.FormerUniquePupilNumber, "Former unique pupil number"),
        new("LA-CHILD", IdentifierScheme.LocalAuthorityChildId, "The local authority's child id"),
        new("CMS", IdentifierScheme.CaseManagementId, "A case-management system's child id"),
        new("POLE", IdentifierScheme.PolicePersonId, "A police person id beside the one in poleId"),
        new("AGENCY", IdentifierScheme.AgencyRecordId, "Another agency's record id"),
        new("OTHER", IdentifierScheme.Other, "Another identifier"));
}
