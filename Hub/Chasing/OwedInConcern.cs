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
    public DueObligation Due()
    {
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
                Due = Row.NextChaseAt,
                Step = Row.Step,
                Pauses = [.. PausesOfWork()],
                ImmediateDanger = IsDanger,
            };
        }

        var owed = new Obligation(Row.Name, OwedBy, Row.Clock, referral.Row.RecordedAt, Row.Step);
        var due = DueObligation.Of(referral.State, owed, Row.Id, Row.NextChaseAt, IsDanger);
        return due with { Step = Row.Step, Answered = due.Answered && ReferralPhases.Ended.Contains(referral.State.Phase) };
    }

    private IEnumerable<PauseReason> PausesOfWork()
    {
        if (Concern.Work.Any(work => work.Agency == Row.About && work.PausedAt is not null))
        {
            yield return PauseReason.ChildChoseLater;
        }

        if (Concern.Owed.Any(owed => owed.About == Row.About && owed.Name.StartsWith(Owed.MeetNeed, StringComparison.Ordinal)))
        {
            yield return PauseReason.NeedFirstOpen;
        }
    }
}
