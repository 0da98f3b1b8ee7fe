using SafeguardingHub.Tests.Fixtures;
using SafeguardingHub.Topology;

namespace SafeguardingHub.Tests.CommandLine;

/// <summary>A broker that is not as it has to be: the hub ends and says what to do, before any message has come in.</summary>
public sealed class StartRefusalTests(BrokerFixture brokers) : IDisposable
{
    private readonly ScratchFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_queue_with_other_arguments_is_named_with_what_to_do()
    {
        var host = await brokers.CreateVirtualHostAsync();
        using var management = (await brokers.StartedAsync()).Management();
        await management.PutQueueAsync(host.VirtualHost, new BrokerQueue("hub.in.police", QueueArguments.None.Add("x-queue-type", "quorum")), TestContext.Current.CancellationToken);

        var refused = await ServeAsync(host);

        Assert.Equal(78, refused.ExitCode);
        Assert.Contains("queue hub.in.police: on the broker with other arguments than it should have. Empty it, delete it", refused.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", refused.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_password_that_the_broker_refuses_is_told_without_the_password()
    {
        var host = await brokers.CreateVirtualHostAsync() with { Password = "mistyped-by-somebody" };

        var refused = await ServeAsync(host);

        Assert.Equal(78, refused.ExitCode);
        Assert.Contains("Hub__Broker", refused.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("mistyped-by-somebody", refused.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", refused.Words, StringComparison.Ordinal);
    }

    private Task<HubCommand> ServeAsync(RabbitMqSettings host) =>
        HubCommand.RunWithAsync([("Hub__Broker", host.Address)], "serve", "--data", folder.Path, "--listen", "http://127.0.0.1:0");
}
