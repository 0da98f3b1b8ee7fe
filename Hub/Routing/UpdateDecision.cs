using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Routing;

/// <summary>What was decided of the concern before.</summary>
/// <param name="Referred">Agencies that have a referral.</param>
/// <param name="Obligations">Names of the obligations that the concern itself has, open or kept; those of referrals are left out.</param>
public sealed record AlreadyDecided(IReadOnlyCollection<AgencyId> Referred, IReadOnlyCollection<string> Obligations)
{
    /// <summary>Of those referred, whoever handed it on to an agency that has accepted it: news of the child is not theirs any more.</summary>
    public IReadOnlyCollection<AgencyId> HandedOn { get; init; } = [];

    /// <summary>The risk at which those referred were told what they owe; null when that is not known.</summary>
    public RiskLevel? Risk { get; init; }
}

/// <summary>Who hears of an update, and who is told of the concern for the first time because of it.</summary>
public sealed record UpdateDecision
{
    /// <summary>Everyone who has a referral and has not handed it on, but the raiser and those in <see cref="OutOfReach"/>.</summary>
    public required IReadOnlyList<UpdateRecipient> Notices { get; init; }

    /// <summary>
    /// The restated concern decided anew, with <see cref="AgencyDecision.Sent"/> only for agencies that get a new referral, and
    /// with only such obligations as are new; null when nothing was restated.
    /// </summary>
    public RoutingDecision? Restated { get; init; }

    /// <summary>Agencies that have a referral and have left the agreement since: a person has to tell them.</summary>
    public required IReadOnlyList<AgencyId> OutOfReach { get; init; }
}

/// <summary>What one agency that has a referral is shown of an update.</summary>
/// <param name="Shared">Null for a bare note or a withdrawal.</param>
public sealed record UpdateRecipient(
    AgencyId Agency, Concern? Shared, IReadOnlyList<string> SharedFields, IReadOnlyList<string> WithheldFields, SharingBasis Basis)
{
    /// <summary>The raiser's note as this agency may read it; null when there is none or it is withheld.</summary>
    public string? Note { get; init; }
}
