using System.Text.Json.Serialization;

namespace SafeguardingHub.Schemas.Canonical;

/// <summary>Something the recipient has to know before it can decide.</summary>
public sealed record InformationNeeded : PersonalData
{
    public required string What { get; init; }

    /// <summary>How soon; what each colour means in hours is agreed locally.</summary>
    public RagUrgency Urgency { get; init; }

    /// <summary>When the sender named a time of its own.</summary>
    public DateTimeOffset? By { get; init; }
}

/// <summary>The rating of a multi-agency safeguarding hub; <see cref="NotStated"/> is chased as <see cref="Amber"/>.</summary>
[JsonConverter(typeof(KebabCaseEnum<RagUrgency>))]
public enum RagUrgency { NotStated, Green, Amber, Red }
