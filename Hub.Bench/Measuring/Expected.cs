using SafeguardingHub.Bench.Messages;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Bench.Measuring;

/// <summary>What has to come of what was published.</summary>
internal sealed class Expected
{
    private readonly Dictionary<AgencyId, long> byRecipient = [];

    public long Sent { get; private set; }

    public long Concerns { get; private set; }

    public long Duplicates { get; private set; }

    public long Invalid { get; private set; }

    public long Referrals { get; private set; }

    /// <summary>Everything for the agencies' queues: an answer to every message, and the referrals.</summary>
    public long Out => Sent + Referrals;

    public IReadOnlyDictionary<AgencyId, long> ByRecipient => byRecipient;

    public void Add(BenchMessage message)
    {
        Sent++;
        Concerns += message.Worth == MessageWorth.Concern ? 1 : 0;
        Duplicates += message.Worth == MessageWorth.Duplicate ? 1 : 0;
        Invalid += message.Worth == MessageWorth.Invalid ? 1 : 0;
        Referrals += message.Told.Count;
        foreach (var recipient in message.Told.Append(message.Sender))
        {
            byRecipient[recipient] = byRecipient.GetValueOrDefault(recipient) + 1;
        }
    }
}
