using NodaTime;
using SafeguardingHub.Agreements;
using SafeguardingHub.Chasing;
using SafeguardingHub.Persistence.Rows;

namespace SafeguardingHub.Mailing;

/// <summary>Somebody has to mend a mailbox, and speak to its owners meanwhile. Owed by those who read what no rule can decide.</summary>
internal static class MailboxObligation
{
    /// <summary>Permanent; its <see cref="ObligationRow.About"/> is the mailbox.</summary>
    public const string Name = "mend-mailbox";

    public static ObligationRow Of(StoredMail mail, Agreement agreement, DateTimeOffset now)
    {
        var triage = agreement.Triage;
        var agency = agreement.Find(triage.Agency) ?? throw new InvalidOperationException("The triage agency is not in the agreement.");
        var day = Instant.FromDateTimeOffset(now).InZone(ReceiverCalendar.Zone).Date.ToDateOnly();
        var clock = ClockChoice.ForOwed(agreement, new ClockQuestion(triage.Clock, agency.Nation, day) { Agency = agency.Id });
        var due = DueTimes.Of(clock, new RoleAt(agency.Id, triage.Role), now, agreement);
        return new ObligationRow
        {
            Id = Guid.CreateVersion7(now),
            ConcernId = mail.All[0].ConcernId,
            Name = Name,
            About = mail.Row.Mailbox,
            What = $"Mend the mailbox of {mail.To}: mail does not reach it. Tell them by telephone what they owe",
            OwedBy = agency.Id.ToString(),
            Role = triage.Role,
            Clock = clock.Name,
            Since = now,
            Due = due,
            NextChaseAt = due,
            Why = "Mail to the mailbox was refused, put off for too long, or came back.",
            Source = "The hub",
        };
    }
}
