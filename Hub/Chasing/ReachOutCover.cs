using SafeguardingHub.Agreements;
using SafeguardingHub.Audit;
using SafeguardingHub.Persistence;
using SafeguardingHub.Recording;

namespace SafeguardingHub.Chasing;

/// <summary>A child who reached out and whom nobody has answered in time is put before the cover at once; after that the ladder is climbed as for anything else.</summary>
internal sealed class ReachOutCover(NewRows rows, Agreement agreement, IChildsWork work, AuditChain audit, DateTimeOffset now)
{
    /// <summary>Whether the cover was told just now: the obligation is then another role's, with a time of its own.</summary>
    public bool TakesOver(OwedInConcern owed)
    {
        var (row, concern) = (owed.Row, owed.Concern);
        if (row.Name != Owed.PickUpTheReachOut || row.Due > now || concern.Work.FirstOrDefault(each => each.Agency == row.About) is not { } kept)
        {
            return false;
        }

        var (place, cause) = (ChasingJson.Work(concern.Row.Id, kept.Agency), Answers.IdOf(row.Id, "nobody picked it up"));
        var step = work.Hear(concern.Key.Open(kept.SealedState, place), new WorkNews.NobodyPickedUp(), cause, agreement, now);
        if (!step.Actions.OfType<OpenObligation>().Any())
        {
            return false;
        }

        kept.Keep(step, concern.Key.Seal(step.Kept.Span, place));
        var telling = new AgencyTelling(concern, rows, agreement, audit, null, cause, now);
        new ActionWriter(concern, rows, agreement, telling, now).Write(step.Actions, null, kept.Agency);
        telling.Post();
        rows.Add(audit.Append(now, "hub", "passed-to-cover", concern.Row.Reference, kept.Agency));
        return true;
    }
}
