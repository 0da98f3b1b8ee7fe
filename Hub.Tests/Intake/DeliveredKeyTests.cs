using SafeguardingHub.Intake;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Tests.Intake;

public sealed class DeliveredKeyTests
{
    [Theory]
    [InlineData("police.northshire.concern", "police.northshire", "concern", false)]
    [InlineData("police.northshire.concern.urgent", "police.northshire", "concern", true)]
    [InlineData("social-care.northshire.update", "social-care.northshire", "update", false)]
    [InlineData("police.northshire.urgent", "police.northshire", "urgent", false)]
    [InlineData("police.northshire.concern.now.urgent", "police.northshire", "concern.now", true)]
    [InlineData("police.northshire.concern.URGENT", "police.northshire", "concern.URGENT", false)]
    [InlineData("police.northshire.", "police.northshire", "", false)]
    [InlineData("police.northshire", "police.northshire", "", false)]
    public void A_key_says_who_sends_what_and_how_urgently(string key, string sender, string message, bool urgent) =>
        Assert.Equal(new DeliveredKey(AgencyId.Parse(sender), message, urgent), DeliveredKey.Parse(key));

    [Theory]
    [InlineData("")]
    [InlineData("police")]
    [InlineData("..concern")]
    [InlineData("Police.northshire.concern")]
    [InlineData("police.north shire.concern")]
    [InlineData("police..concern.urgent")]
    public void A_key_that_begins_with_no_agency_has_no_sender(string key) =>
        Assert.Equal(new DeliveredKey(null, "", Urgent: false), DeliveredKey.Parse(key));

    [Theory]
    [InlineData("police.northshire.concern", "hub.in.police")]
    [InlineData("police.northshire.update.urgent", "hub.in.police.urgent")]
    [InlineData("police.northshire.concrn", "hub.in.unrouted")]
    [InlineData("school.northshire.concern", "hub.in.unrouted")]
    [InlineData("nonsense", "hub.in.unrouted")]
    public void In_memory_a_key_leads_where_the_broker_would_bring_it(string key, string queue) =>
        Assert.Equal(queue, DeliveredKey.Parse(key).QueueAmong(["police"]));
}
