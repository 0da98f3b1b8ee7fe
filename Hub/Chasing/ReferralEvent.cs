using System.Text.Json.Serialization;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Chasing;

/// <summary>Something that happened to a referral, said by an agency or seen by the hub itself.</summary>
public abstract record ReferralEvent : PersonalData
{
    /// <summary>The same for every repeat of the same message or click: an event is applied once.</summary>
    public required Guid Id { get; init; }

    /// <summary>Who says so, proven; null for the hub.</summary>
    public AgencyId? From { get; init; }

    /// <summary>Who may say it.</summary>
    [JsonIgnore]
    public abstract Speaker SaidBy { get; }
}

/// <summary>What an agency does is done by a person with a name.</summary>
public interface IDoneByPerson
{
    /// <summary>Null when the agency named nobody.</summary>
    NamedPerson? By { get; }
}

/// <summary>Who an agency has to be to a referral to say something about it.</summary>
public enum Speaker
{
    Hub,
    Recipient,
    Referrer,
    /// <summary>The agency it was offered to.</summary>
    Offered,
    RecipientOrOffered,
    Holder,
    /// <summary>Any party to it but the one that wants to close it.</summary>
    OtherParty,
}

/// <summary>How soon information is needed; the lengths are local.</summary>
public enum InformationUrgency { Red, Amber, Green }

/// <summary>Why a referral is closed. <see cref="NonEngagement"/> can be said, and is refused.</summary>
public enum CloseReason { NotSaid, WorkCompleted, TransferredAndAccepted, MovedToAdultServices, MovedAway, NotNeeded, NonEngagement, Other }
