using SafeguardingHub.Agreements;

namespace SafeguardingHub.Chasing;

/// <summary>What a sweep found to do. Every obligation it was given is in <see cref="Steps"/> or in <see cref="LeftAlone"/>.</summary>
public sealed record SweepResult(IReadOnlyList<StepTaken> Steps, IReadOnlyList<ChaseNotice> Notices, IReadOnlyList<LeftAlone> LeftAlone);

/// <summary>A step of the ladder. The obligation and the step together are taken once.</summary>
/// <param name="Step">From 0; past the end of the agreement's ladder its last stage is asked again.</param>
/// <param name="Stage">The stage's name in the agreement.</param>
/// <param name="NextDue">When the next step is due, unless it is answered before.</param>
public sealed record StepTaken(Guid Obligation, string Name, int Step, string Stage, DateTimeOffset NextDue);

/// <summary>One message to one role's mailbox and to its agency's queue; several lines make it a digest.</summary>
/// <param name="Addressee">The role that is asked at this hour, its mailbox, and whom it covers for.</param>
/// <param name="Urgent">About immediate danger: in the urgent lane, and never with anything else.</param>
public sealed record ChaseNotice(Addressee Addressee, bool Urgent, IReadOnlyList<ChaseLine> Lines)
{
    public bool IsDigest => Lines.Count > 1;

    /// <summary>A role's, never a person's.</summary>
    public string Mailbox => Addressee.Mailbox;

    public RoleAt To => new(Addressee.Agency, Addressee.Role);
}

/// <param name="Stage">The stage's name in the agreement.</param>
/// <param name="What">What the stage asks for.</param>
/// <param name="Due">When it was due.</param>
public sealed record ChaseLine(Guid Obligation, string Name, int Step, string Stage, string What, DateTimeOffset Due);

/// <summary>Why nobody was chased.</summary>
/// <param name="Until">When the step is due, if it is known: the stage may wait for those asked to open.</param>
public sealed record LeftAlone(Guid Obligation, LeftAloneBecause Because, DateTimeOffset? Until = null);

public enum LeftAloneBecause { Answered, NotDue, Paused }
