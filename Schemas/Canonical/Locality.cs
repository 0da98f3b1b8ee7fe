namespace SafeguardingHub.Schemas.Canonical;

/// <summary>Where the child lives or is, as far as routing needs it.</summary>
public sealed record Locality : PersonalData
{
    public Nation? Nation { get; init; }

    /// <summary>The area as the sender gave it; a district (E07) is kept but never routed to.</summary>
    public GssCode? Area { get; init; }

    /// <summary>The three-digit DfE local authority code, which is not a GSS code.</summary>
    public string? LocalAuthorityCode { get; init; }
}
