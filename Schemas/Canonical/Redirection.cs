namespace SafeguardingHub.Schemas.Canonical;

/// <summary>Who should have the referral instead. Either the agency or the description is set.</summary>
public sealed record Redirection : PersonalData
{
    public AgencyId? Agency { get; init; }

    /// <summary>The agency or team in the sender's words, when it is not known to the hub or there is more to say.</summary>
    public string? Description { get; init; }
}
