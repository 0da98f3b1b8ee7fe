namespace SafeguardingHub.Chasing;

/// <summary>What a sweep found to do. Every obligation it was given is in <see cref="Steps"/> or in <see cref="LeftAlone"/>.</summary>
public sealed record SweepResult(IReadOnlyList<StepTaken> Steps, IReadOnlyList<ChaseNotice> Notices, IReadOnlyList<LeftAlone> LeftAlone);

/// <summary>A step of the ladder. The obligation and the step together are taken once.</summary>
/// <param name="Step">From 0; past the end of the agreement's ladder its last stage is asked again.</param>
/// <param name="Stage">The stage's name in the agreement.</param>
/// <param name="NextDue">When the next step is due, unless it is answered before.</param>
public sealed record StepTaken(Guid Obligation, string Name, int Step, string Stage, DateTimeOffset NextDue);

/// <summary>One message to one role; several lines make it a digest.</summary>
/// <param name="Urgent">About immediate danger: in the urgent lane, and never with anything else.</param>
public sealed record ChaseNotice(RoleAt To, bool Urgent, IReadOnlyList<ChaseLine> Lines)
{
    public bool IsDigest => Lines.Count > 1;
}

/// <param name="What">What the stage asks for.</param>
/// <param name="Due">When it was due.</param>
public sealed record ChaseLine(Guid Obligation, string Name, int Step, string What, DateTimeOffset Due);

/// <summary>Why nobody was chased.</summary>
public sealed record LeftAlone(Guid Obligation, LeftAloneBecause Because);

public enum LeftAloneBecause { Answered, NotDue, Paused }

/// <summary>When many chases at once become one message.</summary>
/// <param name="DigestFrom">This many lines for one role in one sweep, at least 2.</param>
public sealed record DigestRule(int DigestFrom)
{
    public static readonly DigestRule Default = new(3);
}
