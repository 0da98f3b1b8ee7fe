using SafeguardingHub.Agreements;
using SafeguardingHub.Audit;
using SafeguardingHub.Persistence;
using SafeguardingHub.Persistence.Rows;
using SafeguardingHub.Recording;
using SafeguardingHub.Schemas.Canonical;
using SafeguardingHub.Security;

namespace SafeguardingHub.Chasing;

/// <summary>What a sweep decided, as rows of one transaction.</summary>
internal sealed class ChaseTransaction(IReadOnlyList<OwedInConcern> due, NewRows rows, Agreement agreement, KeyRing keys, IChildsWork work, AuditChain audit, IReadOnlyDictionary<string, int> sentLately, DateTimeOffset now)
{
    private readonly Dictionary<Guid, OwedInConcern> found = due.ToDictionary(owed => owed.Row.Id);

    /// <summary>The number of obligations for which a step was taken.</summary>
    public int Chase()
    {
        var covers = new ReachOutCover(rows, agreement, work, audit, now);
        var passedOn = due.Where(covers.TakesOver).Select(owed => owed.Row.Id).ToHashSet();
        KeepClocksInStep();
        var decided = Sweep.Decide(due.Where(owed => !passedOn.Contains(owed.Row.Id)).Select(owed => owed.Due(now)), agreement, sentLately, now);
        var asked = decided.Notices.SelectMany(notice => notice.Lines, (notice, line) => (notice.Addressee, line.Obligation)).ToLookup(each => each.Obligation, each => each.Addressee);
        foreach (var taken in decided.Steps)
        {
            Take(taken, found[taken.Obligation], [.. asked[taken.Obligation].Distinct()]);
        }

        foreach (var left in decided.LeftAlone)
        {
            found[left.Obligation].Row.NextChaseAt = left.Until ?? now + StandingStill.LookAgain;
        }

        foreach (var notice in decided.Notices)
        {
            Post(notice);
        }

        return decided.Steps.Count + passedOn.Count;
    }

    private void KeepClocksInStep()
    {
        foreach (var owed in due)
        {
            if (StandingStill.KeepInStep(owed.Row, owed.Concern, agreement, now) is { } sentence)
            {
                Tell(owed, "clock", AgencyId.Parse(owed.Row.OwedBy), sentence);
            }

            if (RisenRisk.Shorten(owed.Row, owed.Concern.Row.Risk, agreement, now) is { } sooner)
            {
                Tell(owed, "clock", AgencyId.Parse(owed.Row.OwedBy), sooner);
            }
        }
    }

    private void Take(StepTaken taken, OwedInConcern owed, IReadOnlyList<Addressee> to)
    {
        var asked = string.Join(" and ", to.Select(addressee => addressee.InWords));
        rows.Add(new ChaseRow
        {
            ObligationId = owed.Row.Id,
            Step = taken.Step,
            ConcernId = owed.Row.ConcernId,
            Stage = taken.Stage,
            At = now,
            Asked = asked,
            Mailboxes = string.Join(' ', to.Select(addressee => addressee.Mailbox).Distinct()),
        });
        (owed.Row.Step, owed.Row.Stage, owed.Row.ChasedAt, owed.Row.NextChaseAt) = (taken.Step, taken.Stage, now, taken.NextDue);
        Tell(owed, "chased", AgencyId.Parse(owed.Row.OwedBy), $"{taken.Name} is overdue, step {taken.Step + 1} ({taken.Stage}): asked {asked}.");
        rows.Add(audit.Append(now, "hub", "chased", owed.Concern.Row.Reference, $"{taken.Name} {taken.Step + 1} {taken.Stage}"));
        if (owed.Referral is { } referral)
        {
            Apply(taken, owed, referral);
        }
    }

    private void Apply(StepTaken taken, OwedInConcern owed, KeptReferral referral)
    {
        var overdue = new ObligationOverdue { Id = Answers.IdOf(owed.Row.Id, $"overdue {taken.Step}"), Obligation = taken.Name, Step = taken.Step };
        var step = ReferralProcess.Apply(referral.State, overdue, now);
        referral.Keep(step.State, owed.Concern.Key);
        foreach (var told in step.Actions.OfType<TellTimeline>())
        {
            Tell(owed, told.Event, told.Agency, told.Text);
        }
    }

    /// <summary>Only agencies have a queue; whoever else is turned to is named on the timeline, so that a person tells them.</summary>
    private void Post(ChaseNotice notice)
    {
        var lines = notice.Lines.Select(line => (Line: line, Owed: found[line.Obligation])).ToList();
        ChaseMail.Write(notice, found, rows, now);
        if (notice.To.Agency is not { } id || agreement.Find(id) is null)
        {
            foreach (var (_, owed) in lines)
            {
                Tell(owed, "told-by-mail", notice.To.Agency, $"{notice.Addressee.InWords} has no queue here, and is told by mail.");
            }

            return;
        }

        var chase = new Chase
        {
            MessageId = Answers.IdOf(lines[0].Owed.Row.Id, $"chase {notice.Mailbox} {string.Join(' ', notice.Lines.Select(line => $"{line.Obligation:N}/{line.Step}"))}"),
            Recipient = id,
            ComposedAt = now,
            Urgent = notice.Urgent,
            Owed = [.. lines.Select(each => Line(each.Line, each.Owed))],
        };
        if (lines.Select(each => each.Owed.Concern).Distinct().Count() == 1)
        {
            var (_, owed) = lines[0];
            rows.Add(owed.Concern.Key.ToOutbox(chase, chase.Urgent, owed.Row.ConcernId, owed.Referral?.Row.Id, owed.Concern.Reference));
        }
        else
        {
            // A digest belongs to no one concern, and so has a key of its own.
            var key = DataKey.Create(chase.MessageId);
            rows.Add(keys.Wrapped(key));
            rows.Add(key.ToOutbox(chase, chase.Urgent, null, null, null));
        }

        foreach (var owed in lines.Select(each => each.Owed).DistinctBy(each => each.Concern))
        {
            rows.Add(audit.Append(now, "hub", "sent-chase", owed.Concern.Row.Reference, $"{notice.Addressee.InWords} {agreement.Version}"));
        }
    }

    private static OwedAnswer Line(ChaseLine line, OwedInConcern owed) => new()
    {
        Reference = owed.Concern.Reference,
        ReferralId = owed.Referral is { } referral ? new ReferralId(referral.Row.Id) : null,
        Obligation = line.Name,
        What = $"{line.What}: {owed.Row.What}",
        Due = owed.Row.Due,
        Overdue = true,
        Source = owed.Row.Source,
        Step = line.Step + 1,
        StepName = line.Stage,
    };

    private void Tell(OwedInConcern owed, string happened, AgencyId? agency, string text) =>
        rows.Add(new TimelineRow { Id = Guid.CreateVersion7(now), ConcernId = owed.Row.ConcernId, At = now, Event = happened, Agency = agency?.ToString(), Text = text });
}
