namespace SafeguardingHub.Persistence.Rows;

/// <summary>A step of the ladder that was taken for one obligation. Each is taken once.</summary>
public sealed class ChaseRow
{
    public required Guid ObligationId { get; init; }

    /// <summary>From 0.</summary>
    public required int Step { get; init; }

    public required Guid ConcernId { get; init; }

    /// <summary>The stage's name in the agreement.</summary>
    public required string Stage { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The roles that were turned to, in words.</summary>
    public required string Asked { get; init; }

    /// <summary>Their mailboxes, separated by spaces: what went to each lately decides about a digest.</summary>
    public required string Mailboxes { get; init; }
}
