using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Bench.Messages;

internal enum MessageWorth { Concern, Duplicate, Invalid }

/// <param name="Told">Who gets a referral of it.</param>
internal sealed record BenchMessage(
    AgencyId Sender, string ContentType, string MessageId, string Case, bool Urgent, MessageWorth Worth, IReadOnlyList<AgencyId> Told, ReadOnlyMemory<byte> Body)
{
    /// <summary>An answer to its sender, and the referrals.</summary>
    public int Out => 1 + Told.Count;
}
