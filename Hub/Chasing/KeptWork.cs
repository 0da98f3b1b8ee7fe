using SafeguardingHub.Persistence.Rows;

namespace SafeguardingHub.Chasing;

internal static class KeptWork
{
    /// <summary>Keeps the work as it is after a step, with the columns that people ask for.</summary>
    public static void Keep(this EngagementRow row, ChildsWorkStep step, byte[] sealedState) =>
        (row.SealedState, row.NextReviewOn, row.PausedAt, row.ReachedOutAt) = (sealedState, step.NextReviewOn, step.PausedAt, step.ReachedOutAt);
}
