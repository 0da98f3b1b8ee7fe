using NodaTime;
using SafeguardingHub.Agreements;
using SafeguardingHub.Persistence.Rows;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Chasing;

/// <summary>Where the risk of a concern has risen, what is owed is owed by the clock of that risk from then on, and never later than before.</summary>
internal static class RisenRisk
{
    /// <returns>A sentence for the timeline; null when nothing has changed.</returns>
    public static string? Shorten(ObligationRow row, RiskLevel risk, Agreement agreement, DateTimeOffset now)
    {
        if (row.Due <= now || StandingStill.PausesOf(row).Any(pause => pause.Until is null) || agreement.Find(AgencyId.Parse(row.OwedBy)) is not { } debtor)
        {
            return null;
        }

        var name = NameOf(row, debtor, risk, agreement);
        var clock = ProcessClocks.Find(name, agreement) is null ? null : OwedClocks.Of(name, debtor, now, risk, RatingOf(row), agreement);
        if (clock is null || clock.Name == row.Clock)
        {
            return null;
        }

        var due = Deadline.Of(clock, agreement.CalendarOf(debtor), now);
        if (due >= row.Due)
        {
            return null;
        }

        (row.Clock, row.Since, row.Due, row.NextChaseAt) = (clock.Name, now, due, due);
        return $"The risk has risen: {row.Name} is owed by a shorter clock from now on; due {TimeWords.Of(Instant.FromDateTimeOffset(due))}.";
    }

    /// <summary>As the agreement has every recipient owe it at this risk, else the clock of which it has a variant.</summary>
    private static string NameOf(ObligationRow row, Agency debtor, RiskLevel risk, Agreement agreement) =>
        agreement.AnswersOf(debtor.Kind, risk).FirstOrDefault(answer => answer.Name == row.Name)?.Clock
        ?? agreement.Clocks.FirstOrDefault(clock => clock.Variants.Any(variant => variant.Name == row.Clock))?.Name
        ?? row.Clock;

    private static Rating? RatingOf(ObligationRow row) => Enum.TryParse<Rating>(row.Rating, ignoreCase: true, out var rating) ? rating : null;
}
