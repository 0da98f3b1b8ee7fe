using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.SocialCareJson;

/// <summary>
/// Which identifiers have a field of their own. A pupil number stands in its field only when it is verified, because a reader
/// takes it so, and an authority's own id only when it is of the authority that the message names. Whatever has no field, or
/// comes second, goes into the list with everything said about it.
/// </summary>
internal sealed record IdentifierPlaces(
    ChildIdentifier? PupilNumber,
    ChildIdentifier? FormerPupilNumber,
    ChildIdentifier? NhsNumber,
    ChildIdentifier? ChildId,
    ChildIdentifier? CaseId,
    IReadOnlyList<ChildIdentifier> Others) : PersonalData
{
    public static IdentifierPlaces Of(IReadOnlyList<ChildIdentifier> all, string? laCode)
    {
        var pupilNumber = all.FirstOrDefault(one => one is { Scheme: IdentifierScheme.UniquePupilNumber, Assurance: IdentifierAssurance.Verified });
        var former = all.FirstOrDefault(one => one is { Scheme: IdentifierScheme.FormerUniquePupilNumber, Assurance: IdentifierAssurance.Verified });
        var nhsNumber = all.FirstOrDefault(one => one.Scheme == IdentifierScheme.NhsNumber);
        var childId = all.FirstOrDefault(one => one is { Scheme: IdentifierScheme.LocalAuthorityChildId, Assurance: IdentifierAssurance.Unverified } && one.OriginalSystem == laCode);
        var caseId = all.FirstOrDefault(one => one is { Scheme: IdentifierScheme.CaseManagementId, Assurance: IdentifierAssurance.Unverified, OriginalSystem: null });
        return new IdentifierPlaces(pupilNumber, former, nhsNumber, childId, caseId,
            [.. all.Where(one => one != pupilNumber && one != former && one != nhsNumber && one != childId && one != caseId)]);
    }
}
