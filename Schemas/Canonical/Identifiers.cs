namespace SafeguardingHub.Schemas.Canonical;

/// <summary>The hub's own key of a concern. Not a reference for people: see <see cref="ConcernReference"/>.</summary>
public readonly record struct ConcernId(Guid Value)
{
    public override string ToString() => Value.ToString("D");
}

/// <summary>The hub's own key of one referral: one concern addressed to one recipient.</summary>
public readonly record struct ReferralId(Guid Value)
{
    public override string ToString() => Value.ToString("D");
}
