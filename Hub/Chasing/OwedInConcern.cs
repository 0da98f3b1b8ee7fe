using SafeguardingHub.Agreements;
using SafeguardingHub.Persistence.Rows;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Chasing;

/// <summary>An overdue obligation with the concern it belongs to.</summary>
internal sealed record OwedInConcern(ObligationRow Row, HeldConcern Concern) : PersonalData
{
    /// <summary>Null for what belongs to the concern, or to the work with the child.</summary>
    public KeptReferral? Referral { get; } = Owed.IsOfWork(Row.Name) ? null : Concern.Referrals.FirstOrDefault(each => each.Row.Recipient == Row.About);

    private bool IsDanger => Concern.Row.Risk == RiskLevel.Immediate;

    private RoleAt OwedBy => new(AgencyId.Parse(Row.OwedBy), Row.Role);

    /// <summary>The open row says that it is owed; only the end of its referral says otherwise.</summary>
    public DueObligation Due(DateTimeOffset now)
    {
        IReadOnlyList<PauseReason> pauses = [.. StandingStill.Reasons(Row, Concern, now).Select(pause => pause.Reason).Distinct()];
        if (Referral is not { } referral)
        {
            var raisedBy = AgencyId.Parse(Concern.Row.RaisedBy);
            return new DueObligation
            {
                Id = Row.Id,
                Name = Row.Name,
                OwedBy = OwedBy,
                OwedTo = raisedBy == OwedBy.Agency ? null : raisedBy,
                Clock = Row.Clock,
                Due = Row.Due,
                Step = Row.Step,
                LastStage = Row.Stage,
                LastTaken = Row.ChasedAt,
                Pauses = pauses,
                ImmediateDanger = IsDanger,
            };
        }

        var owed = new Obligation(Row.Name, OwedBy, Row.Clock, referral.Row.RecordedAt, Row.Step);
        var due = DueObligation.Of(referral.State, owed, Row.Id, Row.Due, IsDanger);
        return due with { Pauses = pauses, Step = Row.Step, LastStage = Row.Stage, LastTaken = Row.ChasedAt, Answered = ReferralPhases.Ended.Contains(referral.State.Phase) };
    }
}
