using SafeguardingHub.Agreements;

namespace SafeguardingHub.Chasing;

/// <summary>Whom each step of the agreement's ladder turns to, and when the next one is due.</summary>
internal sealed class Ladder(Agreement agreement)
{
    public LadderStage Stage(int step) => agreement.Ladder[Math.Min(step, agreement.Ladder.Count - 1)];

    /// <summary>The first step turns to the role that owes it, wherever the ladder has the recipient's own duty inbox.</summary>
    public IEnumerable<RoleAt> Turns(DueObligation owed, int step)
    {
        var stage = Stage(step);
        return (stage.Side switch
        {
            LadderSide.Referrer => [owed.OwedTo is { } waiting ? new RoleAt(waiting, stage.Role) : owed.OwedBy],
            LadderSide.Recipient => [OwesAs(owed, stage)],
            LadderSide.Both => owed.OwedTo is { } waiting && waiting != owed.OwedBy.Agency ? [new RoleAt(waiting, stage.Role), OwesAs(owed, stage)] : [OwesAs(owed, stage)],
            _ => new[] { new RoleAt(null, stage.Role) },
        }).Distinct();
    }

    public DateTimeOffset NextDue(DueObligation owed, int step, DateTimeOffset now)
    {
        var clock = owed.ImmediateDanger ? ProcessClocks.ImmediateDanger.Under(agreement) : agreement.ClockNamed(Stage(step + 1).After);
        return DueTimes.Of(clock, owed.OwedBy, now, agreement);
    }

    private static RoleAt OwesAs(DueObligation owed, LadderStage stage) =>
        owed.OwedBy.Agency is not { } agency || stage.Role == AgencyRoles.DutyInbox ? owed.OwedBy : new RoleAt(agency, stage.Role);
}
