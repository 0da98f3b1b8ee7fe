using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Agreements;

/// <summary>What has to be known to choose a clock.</summary>
/// <param name="Name">Of a clock, or of one of its variants.</param>
/// <param name="Nation">The nation whose law the one who owes goes by.</param>
/// <param name="Date">The date in Europe/London of what starts the clock.</param>
/// <param name="Risk">Null or not stated: as the rating says, and without a rating medium, as in routing.</param>
/// <param name="Rating">Null: as the risk says (immediate and high are red, medium is amber, low is green), and without a risk red, until somebody has rated it.</param>
public sealed record ClockQuestion(string Name, Nation Nation, DateOnly Date, RiskLevel? Risk = null, Rating? Rating = null)
{
    /// <summary>Who owes; null: nobody in particular, and no clock that is one agency's own.</summary>
    public AgencyId? Agency { get; init; }
}

/// <summary>
/// Chooses the clock: of a clock's variants the first in the file that fits nation, agency, date, risk and rating, otherwise the clock itself.
/// The name of a variant always means that variant: what was owed under it stays owed under it.
/// </summary>
public static class ClockChoice
{
    /// <summary>Null: there is such a clock, and it sets no limit in this case, as for a request that is rated blue.</summary>
    /// <exception cref="InvalidOperationException">There is no clock of that name; the reading of an agreement makes sure of the names in it.</exception>
    public static Clock? Of(Agreement agreement, ClockQuestion question) => agreement.Clocks.FirstOrDefault(clock => clock.Name == question.Name) is { } named
        ? named.Variants.Append(named).FirstOrDefault(clock => Fits(clock, question))
        : agreement.ClockNamed(question.Name);

    /// <summary>For what is owed in any case: where the clock sets no limit, its own length counts, because nothing is owed without a time.</summary>
    public static Clock ForOwed(Agreement agreement, ClockQuestion question) => Of(agreement, question) ?? agreement.ClockNamed(question.Name);

    private static bool Fits(Clock clock, ClockQuestion question) =>
        (clock.Nations.Count == 0 || clock.Nations.Contains(question.Nation))
        && (clock.Agencies.Count == 0 || (question.Agency is { } agency && clock.Agencies.Contains(agency)))
        && !(question.Date < clock.From)
        && !(question.Date > clock.To)
        && !(RiskOf(question) < clock.RiskAtLeast)
        && (clock.Ratings.Count == 0 || clock.Ratings.Contains(RatingOf(question)));

    private static RiskLevel? Stated(ClockQuestion question) => question.Risk is RiskLevel.NotStated ? null : question.Risk;

    private static RiskLevel RiskOf(ClockQuestion question) => Stated(question) ?? (question.Rating is { } rating ? Ratings.RiskOf(rating) : RiskLevel.Medium);

    private static Rating RatingOf(ClockQuestion question) => question.Rating ?? (Stated(question) is { } risk ? Ratings.Of(risk) : Rating.Red);
}
