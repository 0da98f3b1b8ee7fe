namespace SafeguardingHub.Persistence.Rows;

/// <summary>By which bank holidays the open due times were counted last; one row.</summary>
public sealed class CountedCalendarRow
{
    public required int Id { get; init; }

    /// <summary>The same for the same days.</summary>
    public required string Days { get; set; }

    public required DateTimeOffset At { get; set; }
}
