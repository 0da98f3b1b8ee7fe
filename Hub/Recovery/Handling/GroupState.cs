using System.Text.Json.Serialization;
using SafeguardingHub.Persistence.Rows;

namespace SafeguardingHub.Recovery.Handling;

/// <summary>Where a group of dead letters stands.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<GroupState>))]
public enum GroupState { New, Investigating, Fixed, Replayed, Regressed, Discarded }

/// <summary>Told from what people said and what is dead, so that it cannot be out of step with either.</summary>
public static class GroupStates
{
    /// <param name="dead">How many are dead still.</param>
    /// <param name="lastFailed">When one of those last failed; null when none is dead.</param>
    public static GroupState Of(DeadLetterGroupRow? said, int dead, int replayed, DateTimeOffset? lastFailed) => (said, dead) switch
    {
        (_, 0) => replayed > 0 ? GroupState.Replayed : GroupState.Discarded,
        ({ } group, _) when Later(group.FixedAt, group.ReplayedAt) is { } mended => lastFailed > mended ? GroupState.Regressed : GroupState.Fixed,
        ({ InvestigatedAt: not null }, _) or ({ Owner: not null }, _) => GroupState.Investigating,
        _ => GroupState.New,
    };

    private static DateTimeOffset? Later(DateTimeOffset? one, DateTimeOffset? other) => one is null || other > one ? other : one;
}
