using SafeguardingHub.Intake;
using SafeguardingHub.Schemas.Canonical;
using SafeguardingHub.Tests.Fixtures;

namespace SafeguardingHub.Tests.Intake;

public sealed class InMemoryIntakeTests
{
    private static readonly byte[] Body = [0x7B, 0x00, 0xFF, 0x7D];

    [Fact]
    public async Task What_is_sent_in_memory_arrives_as_from_a_broker()
    {
        await using var hub = await RunningIntake.StartInMemoryAsync();
        var sent = new RawMessage
        {
            Body = Body,
            RoutingKey = "charity.harbour.concern.urgent",
            Exchange = "hub.in",
            UserId = "charity.harbour",
            MessageId = "not a guid",
            CorrelationId = "case 7",
            ContentType = "application/cloudevents+json",
            Timestamp = DateTimeOffset.FromUnixTimeSeconds(1_772_000_000),
        };

        await hub.Client.SendAsync(sent, TestContext.Current.CancellationToken);

        var received = await hub.Intake.SingleAsync();
        Assert.Equal(Body, received.Body.ToArray());
        Assert.Equal(sent with { Body = default }, received with { Body = default });
    }

    [Fact]
    public async Task What_was_not_said_stays_unsaid()
    {
        await using var hub = await RunningIntake.StartInMemoryAsync();

        await hub.Client.SendAsync(AgencyId.Parse("police.northshire"), "concern", urgent: false, Body, contentType: null, cancellation: TestContext.Current.CancellationToken);

        var received = await hub.Intake.SingleAsync();
        Assert.Equal(("police.northshire.concern", null, null, null, null), (received.RoutingKey, received.MessageId, received.CorrelationId, received.ContentType, received.UserId));
    }

    [Fact]
    public async Task A_key_that_no_queue_is_for_still_reaches_the_hub()
    {
        await using var hub = await RunningIntake.StartInMemoryAsync();

        await hub.Client.SendAsync(new RawMessage { Body = Body, RoutingKey = "nonsense", Exchange = "hub.in" }, TestContext.Current.CancellationToken);

        Assert.Null((await hub.Intake.SingleAsync()).Key.Sender);
    }
}
