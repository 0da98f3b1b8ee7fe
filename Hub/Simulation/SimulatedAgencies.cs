using SafeguardingHub.Agreements;
using SafeguardingHub.Delivery;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Simulation;

/// <summary>
/// The transport and the agencies at its other end: whoever gets a referral for the first time decides at once what will be said of
/// it and when. What an agency has got once it knows by its message id, as real ones should.
/// </summary>
internal sealed class SimulatedAgencies(Agreement agreement, SimulationPlan plan, Luck luck, TimeProvider time) : IAgencyChannel
{
    private readonly HashSet<Guid> seen = [];
    private readonly Dictionary<string, int> concerns = new(StringComparer.Ordinal);
    private readonly Dictionary<int, string> references = [];
    private readonly List<(string Reference, AgencyId Recipient)> arrived = [];

    /// <summary>Called once when everything is sent and the hub has not heard of it.</summary>
    public Action? AfterSending { get; set; }

    /// <summary>Everybody that anything was sent to.</summary>
    public HashSet<AgencyId> Recipients { get; } = [];

    public int Sent { get; private set; }

    public int SentAgain { get; private set; }

    public Task<IReadOnlyList<DeliveryReceipt>> SendAsync(IReadOnlyList<OutgoingPost> posts, CancellationToken cancellation)
    {
        foreach (var post in posts)
        {
            Recipients.Add(post.Recipient);
            Sent++;
            if (!seen.Add(post.MessageId))
            {
                SentAgain++;
            }
            else if (post.Type == "referral")
            {
                arrived.Add((post.Reference, post.Recipient));
            }
        }

        var then = AfterSending;
        AfterSending = null;
        then?.Invoke();
        return Task.FromResult<IReadOnlyList<DeliveryReceipt>>([.. posts.Select(DeliveryReceipt.Success)]);
    }

    /// <summary>The sender of a concern reads its receipt.</summary>
    public void Know(int concern, string reference) => (concerns[reference], references[concern]) = (concern, reference);

    public string ReferenceOf(SimulatedMessage message) => message.Message == SimulatedMessage.Concerned ? "" : references[message.Concern];

    /// <summary>What will be said of the referrals that arrived since it was last asked.</summary>
    public IReadOnlyList<(DateTimeOffset At, SimulatedMessage Message)> Reactions()
    {
        var lines = arrived.SelectMany(each => React(concerns[each.Reference], each.Recipient)).ToList();
        arrived.Clear();
        return lines;
    }

    private IReadOnlyList<(DateTimeOffset At, SimulatedMessage Message)> React(int number, AgencyId recipient)
    {
        var planned = plan.Concerns[number];
        // An offer to take over a referral comes as a referral too; what is said to it is in the script of that one.
        if (!planned.Told.Contains(recipient) || agreement.Find(recipient) is not { } agency || !Examples.Has(agency))
        {
            return [];
        }

        var ofReferral = luck.Of("referral").Of(number).Of(recipient.ToString());
        var elsewhere = agreement.Agencies.Where(other => other.Id != planned.Raiser.Id && !planned.Told.Contains(other.Id) && Examples.Has(other)).ToList();
        // Another for each recipient: two offers of one concern to one agency could not be told apart in its answers.
        var place = luck.Of("elsewhere").Of(number).Below(Math.Max(elsewhere.Count, 1)) + planned.Told.ToList().IndexOf(recipient);
        return Scripts.Write(
            agreement, number, planned.Raiser, agency, elsewhere.Count < planned.Told.Count ? null : elsewhere[place % elsewhere.Count],
            time.GetUtcNow(), Behaviours.Of(luck.Of(recipient.ToString()), ofReferral), ofReferral);
    }
}
