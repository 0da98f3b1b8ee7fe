using System.Text.Json.Serialization;

namespace SafeguardingHub.Schemas.Canonical;

/// <summary>What the hub tells an agency, in nobody's format; the recipient's adapter composes it.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "$type")]
[JsonDerivedType(typeof(Referral), "referral")]
[JsonDerivedType(typeof(UpdateNotice), "update")]
[JsonDerivedType(typeof(Receipt), "receipt")]
[JsonDerivedType(typeof(Feedback), "feedback")]
[JsonDerivedType(typeof(Chase), "chase")]
[JsonDerivedType(typeof(Rejection), "rejection")]
public abstract record Outgoing : PersonalData
{
    /// <summary>Unique for each message and the same on every repeat of it; the broker property <c>message-id</c>.</summary>
    public required Guid MessageId { get; init; }

    public required AgencyId Recipient { get; init; }

    /// <summary>When the hub decided to send it, UTC.</summary>
    public required DateTimeOffset ComposedAt { get; init; }
}

/// <summary>A concern addressed to one recipient, cut down to what that recipient may see. It owes an answer.</summary>
public sealed record Referral : Outgoing
{
    public required ReferralId ReferralId { get; init; }

    public required ConcernReference Reference { get; init; }

    public required AgencyId RaisedBy { get; init; }

    public required bool Urgent { get; init; }

    /// <summary>Already filtered by the agreement's sharing rules.</summary>
    public required Concern Concern { get; init; }

    /// <summary>Names of fields that exist and were not shared, such as <c>child.addresses (restricted)</c>.</summary>
    public IReadOnlyList<string> WithheldFields { get; init; } = [];

    /// <summary>Why this recipient, one sentence for each rule that said so.</summary>
    public required IReadOnlyList<string> Why { get; init; }

    /// <summary>What is expected of the recipient, and by when.</summary>
    public IReadOnlyList<ExpectedAnswer> Expected { get; init; } = [];

    public required SharingBasis Sharing { get; init; }
}

/// <summary>Something owed by a time: the obligation as its debtor reads it.</summary>
public sealed record ExpectedAnswer(string What, DateTimeOffset Due, string Source) : PersonalData;

/// <summary>Under what purpose and law the hub shares with this recipient.</summary>
public sealed record SharingBasis(string Purpose, LawfulBasis Basis, string Condition, string AgreementVersion) : PersonalData;

/// <summary>News of a concern that the recipient already has a referral for.</summary>
public sealed record UpdateNotice : Outgoing
{
    public required ReferralId ReferralId { get; init; }

    public required ConcernReference Reference { get; init; }

    public required AgencyId RaisedBy { get; init; }

    public required bool Urgent { get; init; }

    public required UpdateKind Kind { get; init; }

    public string? Note { get; init; }

    /// <summary>The concern as it stands now, filtered; null for a bare note or a withdrawal.</summary>
    public Concern? Concern { get; init; }

    public IReadOnlyList<string> WithheldFields { get; init; } = [];
}

/// <summary>What became of a message the hub took in.</summary>
[JsonConverter(typeof(KebabCaseEnum<ReceiptOutcome>))]
public enum ReceiptOutcome { Recorded, Duplicate, WaitingForConcern, UpdateApplied, ResponseApplied, EngagementApplied }

/// <summary>The hub has it, durably. Nothing here is personal.</summary>
public sealed record Receipt : Outgoing
{
    public required ReceiptOutcome Outcome { get; init; }

    /// <summary>The sender's message id or, without one, the hash that stood in for it.</summary>
    public required string AnsweredMessageId { get; init; }

    public string? CorrelationId { get; init; }

    /// <summary>Null only while an update waits for its concern.</summary>
    public ConcernReference? Reference { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    public IReadOnlyList<MessageProblem> Warnings { get; init; } = [];

    /// <summary>Pointers to what was not carried into the canonical reading.</summary>
    public IReadOnlyList<string> NotCarried { get; init; } = [];
}

/// <summary>The hub could not act on it; every problem at once, and no value repeated.</summary>
public sealed record Rejection : Outgoing
{
    public required string AnsweredMessageId { get; init; }

    public string? CorrelationId { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    public required IReadOnlyList<MessageProblem> Problems { get; init; }
}

/// <param name="Code">Permanent: partners' programs may act on it.</param>
/// <param name="Pointer">XPath, JSON pointer or FHIRPath into the sender's message; empty for the message as a whole.</param>
/// <param name="Text">For people; never a value from the message.</param>
public sealed record MessageProblem(string Code, string Pointer, string Text);
