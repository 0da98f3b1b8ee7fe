using NodaTime;
using SafeguardingHub.Agreements;
using SafeguardingHub.Persistence;
using SafeguardingHub.Persistence.Rows;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Chasing;

/// <summary>Carries out what a process decided: the timeline, what is owed, who holds it. What agencies are told is gathered and posted at the end.</summary>
internal sealed class ActionWriter(HeldConcern concern, NewRows rows, Agreement agreement, AgencyTelling telling, DateTimeOffset now)
{
    /// <param name="referral">Null for what belongs to no referral.</param>
    /// <param name="about">Whose obligations these are; see <see cref="ObligationRow.About"/>.</param>
    public void Write(IEnumerable<ProcessAction> actions, KeptReferral? referral, string? about)
    {
        foreach (var action in actions)
        {
            Write(action, referral, about);
        }
    }

    private void Write(ProcessAction action, KeptReferral? referral, string? about)
    {
        switch (action)
        {
            case TellTimeline told:
                rows.Add(new TimelineRow { Id = Guid.CreateVersion7(now), ConcernId = concern.Row.Id, At = now, Event = told.Event, Agency = told.Agency?.ToString(), Text = told.Text });
                break;
            case OpenObligation opened:
                var (row, expected) = Owe(opened, about);
                rows.Add(row);
                concern.Owed.Add(row);
                telling.Expect(opened.OwedBy.Agency, expected);
                break;
            case MeetObligation met:
                Settle(met.Name, about, row => row.MetAt = now);
                break;
            case CancelObligation cancelled:
                Settle(cancelled.Name, about, row => row.CancelledAt = now);
                break;
            case StartCloseNotice notice when referral is not null:
                referral.Row.CloseNoticeDue = Due(notice.Clock, new RoleAt(referral.State.Holder, AgencyRoles.DutyInbox), notice.Start);
                break;
            case StopCloseNotice when referral is not null:
                referral.Row.CloseNoticeDue = null;
                break;
            default:
                // Who holds it, pauses and ladders are in the state that is kept; the rest is told to agencies.
                telling.Tell(action, referral);
                break;
        }
    }

    private void Settle(string name, string? about, Action<ObligationRow> settle)
    {
        foreach (var row in concern.Owed.Where(row => row.Name == name && row.About == about).ToList())
        {
            settle(row);
            concern.Owed.Remove(row);
        }
    }

    private (ObligationRow Row, ExpectedAnswer Expected) Owe(OpenObligation opened, string? about)
    {
        var clock = ProcessClocks.Named(opened.Clock, agreement);
        var due = opened.NotBefore is null ? Due(opened.Clock, opened.OwedBy, opened.Start) : DueTimes.Of(opened, agreement);
        var row = new ObligationRow
        {
            Id = Guid.CreateVersion7(now),
            ConcernId = concern.Row.Id,
            Name = opened.Name,
            About = about,
            What = OwedWords.Of(opened.Name),
            OwedBy = (opened.OwedBy.Agency ?? agreement.Triage.Agency).ToString(),
            Role = opened.OwedBy.Role,
            Clock = opened.Clock,
            Due = due,
            NextChaseAt = due,
            Why = "It follows from what an agency has answered.",
            Source = clock.Source ?? "The hub",
        };
        return (row, new ExpectedAnswer(row.What, row.Due, row.Source));
    }

    private static DateOnly DayOf(DateTimeOffset at) => Instant.FromDateTimeOffset(at).InZone(ReceiverCalendar.Zone).Date.ToDateOnly();

    /// <summary>By the clock as it holds in the debtor's nation, on the day and at this risk.</summary>
    private DateTimeOffset Due(string clock, RoleAt owedBy, DateTimeOffset start)
    {
        var debtor = (owedBy.Agency is { } id ? agreement.Find(id) : null) ?? agreement.Find(agreement.Triage.Agency)!;
        var chosen = agreement.HasClock(clock)
            ? ClockChoice.ForOwed(agreement, new ClockQuestion(clock, debtor.Nation, DayOf(start), concern.Row.Risk) { Agency = debtor.Id })
            : ProcessClocks.Named(clock, agreement);
        return DueTimes.Of(chosen, owedBy, start, agreement);
    }
}
