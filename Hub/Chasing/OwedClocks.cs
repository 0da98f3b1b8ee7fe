using NodaTime;
using SafeguardingHub.Agreements;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Chasing;

/// <summary>The clock by which something comes to be owed in one case.</summary>
internal static class OwedClocks
{
    /// <summary>Whoever owes; the triage agency stands in for the partnership and for an agency that has left.</summary>
    public static Agency DebtorOf(AgencyId? agency, Agreement agreement) => (agency is { } id ? agreement.Find(id) : null) ?? agreement.Find(agreement.Triage.Agency) ?? agreement.Agencies[0];

    /// <summary>As it holds in the debtor's nation, on the day, at this risk and rating; where the agreement has no such clock, the hub's own, which is shorter while a child is in danger.</summary>
    public static Clock Of(string name, Agency debtor, DateTimeOffset start, RiskLevel risk, Rating? rating, Agreement agreement) => agreement.HasClock(name)
        ? ClockChoice.ForOwed(agreement, new ClockQuestion(name, debtor.Nation, DayOf(start), risk, rating) { Agency = debtor.Id })
        : ProcessClocks.Named(risk == RiskLevel.Immediate ? ProcessClocks.InDanger(name) : name, agreement);

    /// <summary>When the notice of an announced close runs out, by the calendar of whoever announced it.</summary>
    public static DateTimeOffset EndOfNotice(DateTimeOffset start, AgencyId holder, RiskLevel risk, Agreement agreement)
    {
        var debtor = DebtorOf(holder, agreement);
        return Deadline.Of(Of(agreement.Engagement.CloseNotice, debtor, start, risk, rating: null, agreement), agreement.CalendarOf(debtor), start);
    }

    private static DateOnly DayOf(DateTimeOffset at) => Instant.FromDateTimeOffset(at).InZone(ReceiverCalendar.Zone).Date.ToDateOnly();
}
