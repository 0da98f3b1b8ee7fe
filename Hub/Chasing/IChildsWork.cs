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

    /// <summary>What news from elsewhere makes of work that has begun.</summary>
    ChildsWorkStep Hear(byte[] kept, WorkNews news, Guid id, Agreement agreement, DateTimeOffset now);
}

/// <summary>News for those who work with a child.</summary>
public abstract record WorkNews
{
    /// <summary>Another agency says that a need is met.</summary>
    public sealed record NeedWasMet(NeedKind Kind, AgencyId By) : WorkNews;

    /// <summary>A child reached out, and nobody has answered in time.</summary>
    public sealed record NobodyPickedUp : WorkNews;
}

/// <summary>The work afterwards, and what has to be done.</summary>
/// <param name="Kept">The whole state, for the next event; to be sealed.</param>
/// <param name="NextReviewOn">A day to look at it together; never an end. Null after the last that the agreement asks for.</param>
/// <param name="ReachedOutAt">Null unless the child got in touch and nobody has picked it up.</param>
public sealed record ChildsWorkStep(
    ReadOnlyMemory<byte> Kept, DateOnly StartedOn, DateOnly? NextReviewOn, DateTimeOffset? PausedAt, DateTimeOffset? ReachedOutAt, IReadOnlyList<ProcessAction> Actions) : PersonalData;
