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

    /// <summary>After all else: clocks stop and run again with the reasons that hold now.</summary>
    public void KeepClocksInStep()
    {
        foreach (var row in concern.Owed.OrderBy(row => row.Due).ToList())
        {
            if (StandingStill.KeepInStep(row, concern, agreement, now) is { } sentence)
            {
                Tell("clock", AgencyId.Parse(row.OwedBy), sentence);
            }
        }
    }

    /// <summary>Whatever of that name is owed, to whichever referral or work it belongs.</summary>
    public void Settle(string name, Func<ObligationRow, bool> of)
    {
        foreach (var row in concern.Owed.Where(row => row.Name == name && of(row)).ToList())
        {
            row.MetAt = now;
            concern.Owed.Remove(row);
        }
    }

    private void Write(ProcessAction action, KeptReferral? referral, string? about)
    {
        switch (action)
        {
            case TellTimeline told:
                Tell(told.Event, told.Agency, told.Text);
                break;
            case OpenObligation { Name: var name } when Owed.IsNeed(name) && concern.Owed.Any(row => row.Name == name):
                // The concern named the need itself; it is owed once.
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
                referral.Row.CloseNoticeDue = EndOfNotice(notice, referral.State.Holder);
                break;
            case StopCloseNotice when referral is not null:
                referral.Row.CloseNoticeDue = null;
                break;
            default:
                // Who holds it, pauses and ladders are in the state that is kept, and clocks are kept in step with it; the rest is told to agencies.
                telling.Tell(action, referral);
                break;
        }
    }

    private void Tell(string happened, AgencyId? agency, string text) =>
        rows.Add(new TimelineRow { Id = Guid.CreateVersion7(now), ConcernId = concern.Row.Id, At = now, Event = happened, Agency = agency?.ToString(), Text = text });

    private void Settle(string name, string? about, Action<ObligationRow> settle)
    {
        foreach (var row in concern.Owed.Where(row => row.Name == name && (row.About == about || Owed.IsNeed(name))).ToList())
        {
            settle(row);
            concern.Owed.Remove(row);
        }
    }

    private (ObligationRow Row, ExpectedAnswer Expected) Owe(OpenObligation opened, string? about)
    {
        var debtor = DebtorOf(opened.OwedBy);
        // What every recipient owes is said by the agreement, whoever made it owed anew.
        var answer = agreement.AnswersOf(debtor.Kind, concern.Row.Risk).FirstOrDefault(each => each.Name == opened.Name);
        var clock = ClockOf(answer?.Clock ?? opened.Clock, debtor, opened.Start, opened.Rating);
        var due = DueTimes.Of(opened, clock, agreement);
        var row = new ObligationRow
        {
            Id = Guid.CreateVersion7(now),
            ConcernId = concern.Row.Id,
            Name = opened.Name,
            About = about,
            What = answer?.What ?? OwedWords.Of(opened.Name),
            OwedBy = debtor.Id.ToString(),
            Role = opened.OwedBy.Role,
            Clock = clock.Name,
            Since = DueTimes.Start(opened),
            Rating = opened.Rating?.Word(),
            Due = due,
            NextChaseAt = due,
            Why = "It follows from what an agency has answered.",
            Source = clock.Source ?? "The hub",
        };
        return (row, new ExpectedAnswer(row.What, row.Due, row.Source));
    }

    private DateTimeOffset EndOfNotice(StartCloseNotice notice, AgencyId holder)
    {
        var debtor = DebtorOf(new RoleAt(holder, AgencyRoles.DutyInbox));
        return Deadline.Of(ClockOf(agreement.Engagement.CloseNotice, debtor, notice.Start, rating: null), agreement.CalendarOf(debtor), notice.Start);
    }

    private Agency DebtorOf(RoleAt owedBy) => (owedBy.Agency is { } id ? agreement.Find(id) : null) ?? agreement.Find(agreement.Triage.Agency) ?? agreement.Agencies[0];

    /// <summary>As it holds in the debtor's nation, on the day, at this risk and rating.</summary>
    private Clock ClockOf(string name, Agency debtor, DateTimeOffset start, Rating? rating) => agreement.HasClock(name)
        ? ClockChoice.ForOwed(agreement, new ClockQuestion(name, debtor.Nation, DayOf(start), concern.Row.Risk, rating) { Agency = debtor.Id })
        : ProcessClocks.Named(name, agreement);

    private static DateOnly DayOf(DateTimeOffset at) => Instant.FromDateTimeOffset(at).InZone(ReceiverCalendar.Zone).Date.ToDateOnly();
}
