using System.Collections.Immutable;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Chasing;

/// <summary>A referral to the National Referral Mechanism, from intending it to its reference number.</summary>
public sealed record NationalReferralState : PersonalData
{
    /// <summary>Who refers: a first responder.</summary>
    public required RoleAt OwedBy { get; init; }

    public DateTimeOffset? IntendedAt { get; init; }

    public DateTimeOffset? ReferencedAt { get; init; }

    public string? Reference { get; init; }

    public required IReadOnlyList<Obligation> Open { get; init; }

    public ImmutableArray<Guid> Applied { get; init; } = [];
}

public sealed record NationalReferralStep(NationalReferralState State, IReadOnlyList<ProcessAction> Actions);

/// <summary>
/// A referral that is intended and never sent is found out the night before the sentence: it is chased until its reference number is
/// there. Nothing else answers it.
/// </summary>
public static class NationalReferralProcess
{
    public static readonly Refusal ReferenceMissing = new("reference-missing", "Give the reference number that the competent authority gave; until then it is not referred.");

    public static NationalReferralStep Apply(NationalReferralState state, NationalReferralEvent happened, DateTimeOffset now)
    {
        var (next, actions) = state.Applied.Contains(happened.Id) ? (state, Only(happened, "Received again; nothing changes.")) : happened switch
        {
            NationalReferralIntended => Intend(state, happened, now),
            NationalReferralReferenced { Reference: var reference } when string.IsNullOrWhiteSpace(reference) => (state, Refuse(happened)),
            NationalReferralReferenced { Reference: var reference } => Refer(state, happened, reference!, now),
            _ => throw new InvalidOperationException("An event that the process does not know."),
        };
        var (open, effective) = Obligations.Apply(next.Open, actions);
        return new NationalReferralStep(next with { Open = open, Applied = next.Applied.Contains(happened.Id) ? next.Applied : next.Applied.Add(happened.Id) }, effective);
    }

    private static (NationalReferralState State, ProcessAction[] Actions) Intend(NationalReferralState state, NationalReferralEvent happened, DateTimeOffset now) => state.Reference is null
        ? (state with { IntendedAt = state.IntendedAt ?? now },
            [.. Only(happened, "Referral to the National Referral Mechanism is intended; its reference number is chased."), new OpenObligation(Owed.NationalReferral, state.OwedBy, ProcessClocks.NationalReferral.Name, now)])
        : (state, Only(happened, "It has a reference number already; nothing changes."));

    private static (NationalReferralState State, ProcessAction[] Actions) Refer(NationalReferralState state, NationalReferralEvent happened, string reference, DateTimeOffset now) => (
        state with { Reference = reference.Trim(), ReferencedAt = state.ReferencedAt ?? now },
        [.. Only(happened, "Referred to the National Referral Mechanism; the reference number is there."), new MeetObligation(Owed.NationalReferral, ReferralProcess.NameOf(happened.GetType()))]);

    private static ProcessAction[] Refuse(NationalReferralEvent happened) =>
    [
        new TellTimeline("refused", happened.From, $"{ReferralProcess.NameOf(happened.GetType())}: {ReferenceMissing.Why}"),
        .. happened.From is { } from ? [new AnswerIllegal(from, ReferenceMissing.Code, ReferenceMissing.Why)] : Array.Empty<ProcessAction>(),
    ];

    private static ProcessAction[] Only(NationalReferralEvent happened, string text) => [new TellTimeline(ReferralProcess.NameOf(happened.GetType()), happened.From, text)];
}
