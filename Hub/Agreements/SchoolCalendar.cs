using NodaTime;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Agreements;

/// <summary>
/// When schools are there. Terms differ by authority, so they are the agreement's: the first calendar that names the agency holds
/// for it, else the first that names one of its areas, else the one of its nation.
/// </summary>
public sealed record SchoolCalendar
{
    public IReadOnlyList<Nation> Nations { get; init; } = [];

    public IReadOnlyList<GssCode> Areas { get; init; } = [];

    public IReadOnlyList<AgencyId> Agencies { get; init; } = [];

    /// <summary>Local time at which the school day begins.</summary>
    public required LocalTime DayStarts { get; init; }

    /// <summary>Local time at which it ends.</summary>
    public required LocalTime DayEnds { get; init; }

    /// <summary>In order; half-term holidays stand between two terms.</summary>
    public required IReadOnlyList<SchoolTerm> Terms { get; init; }

    /// <summary>Days in term without children: training days, local holidays.</summary>
    public IReadOnlyList<DateOnly> ClosedOn { get; init; } = [];

    public required string Source { get; init; }

    internal static SchoolCalendar? For(Agency agency, IReadOnlyList<SchoolCalendar> all) =>
        all.FirstOrDefault(calendar => calendar.Agencies.Contains(agency.Id))
        ?? all.FirstOrDefault(calendar => calendar.Areas.Any(agency.Areas.Contains))
        ?? all.FirstOrDefault(calendar => calendar.Nations.Contains(agency.Nation));
}

/// <param name="From">The first day.</param>
/// <param name="To">The last day, inclusive.</param>
public sealed record SchoolTerm(string Name, DateOnly From, DateOnly To);
