namespace SafeguardingHub.Schemas.Canonical;

public sealed record NationalReferral : PersonalData
{
    public NationalReferralStatus Status { get; init; }

    public string? Reference { get; init; }
}
