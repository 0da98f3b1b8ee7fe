using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.HealthFhirR4.Codes;

/// <summary>Which identifier system stands for which scheme. Schemes with no published URI have one of ours.</summary>
internal static class IdentifierSystems
{
    /// <summary>An NHS number that nobody may rely on is never written under the NHS's own system.</summary>
    public const string UnverifiedNhsNumber = "urn:safeguardinghub:identifier:unverified-nhs-number";

    private static readonly Dictionary<IdentifierScheme, string> BySchemes = new()
    {
        [IdentifierScheme.NhsNumber] = Systems.NhsNumber,
        [IdentifierScheme.ChiNumber] = Systems.ChiNumber,
        [IdentifierScheme.HealthAndCareNumber] = Systems.HealthAndCareNumber,
        [IdentifierScheme.UniquePupilNumber] = "urn:safeguardinghub:identifier:unique-pupil-number",
        [IdentifierScheme.FormerUniquePupilNumber] = "urn:safeguardinghub:identifier:former-unique-pupil-number",
        [IdentifierScheme.LocalAuthorityChildId] = "urn:safeguardinghub:identifier:local-authority-child-id",
        [IdentifierScheme.CaseManagementId] = "urn:safeguardinghub:identifier:case-management-id",
        [IdentifierScheme.PolicePersonId] = "urn:safeguardinghub:identifier:police-person-id",
        [IdentifierScheme.AgencyRecordId] = "urn:safeguardinghub:identifier:agency-record-id",
        [IdentifierScheme.Other] = "urn:safeguardinghub:identifier:other",
    };

    private static readonly Dictionary<string, IdentifierScheme> BySystems = BySchemes
        .Select(pair => (System: pair.Value, Scheme: pair.Key)).Append((UnverifiedNhsNumber, IdentifierScheme.NhsNumber))
        .ToDictionary(pair => pair.Item1, pair => pair.Item2, StringComparer.Ordinal);

    public static string SystemOf(IdentifierScheme scheme) => BySchemes[scheme];

    public static IdentifierScheme SchemeOf(string? usualSystem) =>
        usualSystem is not null && BySystems.TryGetValue(usualSystem, out var scheme) ? scheme : IdentifierScheme.Other;
}
