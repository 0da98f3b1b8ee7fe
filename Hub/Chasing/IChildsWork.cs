using SafeguardingHub.Agreements;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Chasing;

/// <summary>The process of an agency's work with a child, which is built upon this one.</summary>
public interface IChildsWork
{
    /// <summary>What an event makes of the work; the first one begins it.</summary>
    /// <param name="kept">The state as it was kept; null before the first event.</param>
    /// <param name="id">The same for every repeat of the event.</param>
    ChildsWorkStep Apply(byte[]? kept, EngagementEvent happened, Guid id, AgencyId from, Concern concern, Agreement agreement, DateTimeOffset now);
}

/// <summary>The work afterwards, and what has to be done.</summary>
/// <param name="Kept">The whole state, for the next event; to be sealed.</param>
/// <param name="NextReviewOn">A day to look at it together; never an end.</param>
/// <param name="ReachedOutAt">Null unless the child got in touch and nobody has picked it up.</param>
public sealed record ChildsWorkStep(
    ReadOnlyMemory<byte> Kept, DateOnly StartedOn, DateOnly NextReviewOn, DateTimeOffset? PausedAt, DateTimeOffset? ReachedOutAt, IReadOnlyList<ProcessAction> Actions) : PersonalData;
