using SafeguardingHub.Schemas.Canonical;
using SafeguardingHub.Topology;

namespace SafeguardingHub.Tests.Topology;

public sealed class TopologyDiffTests
{
    private static readonly BrokerTopology Desired = DesiredTopology.For([AgencyId.Parse("police.northshire")], ["police"]);

    [Fact]
    public void Nothing_differs_from_itself() => Assert.Empty(TopologyDiff.Between(Desired, Desired));

    [Fact]
    public void Against_an_empty_broker_everything_is_missing() =>
        Assert.Equal(TopologyFact.Of(Desired), TopologyDiff.Between(Desired, BrokerTopology.Empty).Select(difference => difference.Desired));

    [Fact]
    public void Another_argument_is_a_difference_that_says_both()
    {
        var actual = Desired with { Exchanges = [.. Desired.Exchanges.Select(exchange => exchange.Name == "hub.out" ? exchange with { Type = "fanout" } : exchange)] };

        Assert.Equal("different: exchange hub.out: should be [direct], is [fanout]", Assert.Single(TopologyDiff.Between(Desired, actual)).ToString());
    }

    [Theory]
    [InlineData("hub.out", "copies", true)]
    [InlineData("hub.in", "copies", true)]
    [InlineData("amq.topic", "copies", false)]
    public void A_binding_that_would_copy_the_hubs_messages_elsewhere_is_unexpected(string source, string destination, bool unexpected)
    {
        var actual = Desired with { Bindings = [.. Desired.Bindings, new BrokerBinding(source, destination, ToExchange: false, "police.northshire")] };

        Assert.Equal(unexpected, TopologyDiff.Between(Desired, actual).Any(difference => difference.Kind == DifferenceKind.Unexpected));
    }

    [Theory]
    [InlineData("police.formerly", true)]
    [InlineData("monitoring", false)]
    public void An_agency_that_left_and_may_still_send_is_unexpected(string user, bool unexpected)
    {
        var actual = Desired with { Permissions = [.. Desired.Permissions, new UserPermission(user, "^$", "^hub\\.in$", "^$")] };

        Assert.Equal(unexpected, TopologyDiff.Between(Desired, actual).Any(difference => difference.Kind == DifferenceKind.Unexpected));
    }
}
