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
    public void Settle(string name, Func<ObligationRow, bool> of) => Settle(row => row.Name == name && of(row), row => row.MetAt = now);

    /// <summary>No longer owed, though nobody did it.</summary>
    /// <returns>Whether it was owed.</returns>
    public bool Drop(string name, Func<ObligationRow, bool> of) => Settle(row => row.Name == name && of(row), row => row.CancelledAt = now);

    private void Write(ProcessAction action, KeptReferral? referral, string? about)
    {
        switch (action)
        {
            case TellTimeline told:
                Tell(told.Event, told.Agency, told.Text);
                break;
            case OpenObligation { Name: var name } when concern.Owed.Any(row => IsIt(row, name, about)):
                // The concern named the need itself, or somebody saw to it before: it is owed once.
                break;
            case OpenObligation opened:
                var (row, expected) = Owe(opened, about);
                rows.Add(row);
                concern.Owed.Add(row);
                telling.Expect(opened.OwedBy.Agency, expected);
                break;
            case MeetObligation met:
                Settle(row => IsIt(row, met.Name, about), row => row.MetAt = now);
                break;
            case CancelObligation cancelled:
                Settle(row => IsIt(row, cancelled.Name, about), row => row.CancelledAt = now);
                break;
            case StartCloseNotice notice when referral is not null:
                referral.Row.CloseNoticeDue = OwedClocks.EndOfNotice(notice.Start, referral.State.Holder, concern.Row.Risk, agreement);
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

    private static bool IsIt(ObligationRow row, string name, string? about) => row.Name == name && (row.About == about || Owed.IsNeed(name));

    private bool Settle(Func<ObligationRow, bool> of, Action<ObligationRow> settle)
    {
        var settled = concern.Owed.Where(of).ToList();
        foreach (var row in settled)
        {
            settle(row);
            concern.Owed.Remove(row);
        }

        return settled.Count > 0;
    }

    private (ObligationRow Row, ExpectedAnswer Expected) Owe(OpenObligation opened, string? about)
    {
        var debtor = OwedClocks.DebtorOf(opened.OwedBy.Agency, agreement);
        // What every recipient owes is said by the agreement, whoever made it owed anew.
        var answer = agreement.AnswersOf(debtor.Kind, concern.Row.Risk).FirstOrDefault(each => each.Name == opened.Name);
        var clock = OwedClocks.Of(answer?.Clock ?? opened.Clock, debtor, opened.Start, concern.Row.Risk, opened.Rating, agreement);
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
}
