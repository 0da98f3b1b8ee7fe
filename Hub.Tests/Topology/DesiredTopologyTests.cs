using SafeguardingHub.Schemas.Canonical;
using SafeguardingHub.Topology;

namespace SafeguardingHub.Tests.Topology;

public sealed class DesiredTopologyTests
{
    [Fact]
    public void The_topology_of_four_kinds_is_as_approved() =>
        Approval.Matches("Hub.Tests/Approved/topology.approved.txt", string.Join('\n', PrintTopology.Lines(DesiredTopology.For(
            [.. new[] { "police.northshire", "social-care.northshire", "health.northshire", "charity.harbour" }.Select(AgencyId.Parse)],
            ["police", "social-care", "health", "charity"]))));

    [Fact]
    public void Every_queue_says_its_delivery_limit() =>
        Assert.All(DesiredTopology.For([AgencyId.Parse("police.northshire")], ["police"]).Queues, queue => Assert.Contains("x-delivery-limit", queue.Arguments.Keys));

    [Fact]
    public void Nothing_set_aside_is_ever_moved_on_or_expires()
    {
        string[] destroys = ["x-dead-letter-exchange", "x-message-ttl", "x-max-length", "x-max-length-bytes", "x-expires"];

        var setAside = DesiredTopology.For([], ["police"]).Queues.Where(queue => queue.Name is "hub.dead-letter" || queue.Name.EndsWith("_error", StringComparison.Ordinal) || queue.Name.EndsWith("_skipped", StringComparison.Ordinal)).ToList();

        Assert.Equal(7, setAside.Count);
        Assert.All(setAside, queue => Assert.Empty(queue.Arguments.Keys.Intersect(destroys)));
    }
}
