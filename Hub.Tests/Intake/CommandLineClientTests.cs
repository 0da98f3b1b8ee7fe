using System.Diagnostics;
using System.Text;
using SafeguardingHub.Sandbox;
using SafeguardingHub.Tests.Fixtures;
using SafeguardingHub.Topology;

namespace SafeguardingHub.Tests.Intake;

/// <summary>Debian's amqp-tools, the least that a partner may come with: they can set neither a user id nor a message id.</summary>
public sealed class CommandLineClientTests(BrokerFixture brokers)
{
    [Fact]
    public async Task What_amqp_publish_sends_is_heard()
    {
        var host = await brokers.CreateVirtualHostAsync();
        await using var hub = await RunningIntake.StartAsync(host, ["police"]);

        await RunAsync("amqp-publish", host, "-e", "hub.in", "-r", "police.northshire.concern", "-C", "application/xml", "-b", "<ppn/>");

        var message = await hub.Intake.SingleAsync();
        Assert.Equal("<ppn/>", Encoding.UTF8.GetString(message.Body.Span));
        Assert.Equal(("police.northshire.concern", "application/xml", null, null), (message.RoutingKey, message.ContentType, message.MessageId, message.UserId));
    }

    [Fact]
    public async Task What_the_hub_sends_is_read_with_amqp_get()
    {
        var host = await brokers.CreateVirtualHostAsync();
        var agency = SafeguardingHub.Schemas.Canonical.AgencyId.Parse("police.northshire");
        await TopologyDeclaration.DeclareAsync(host, DesiredTopology.For([agency], []), TestContext.Current.CancellationToken);
        await using var channel = new SafeguardingHub.Delivery.RabbitMqAgencyChannel(host, TimeProvider.System);
        var post = Delivery.RabbitMqAgencyChannelTests.Post(agency, "receipt");
        await channel.SendAsync([post], TestContext.Current.CancellationToken);

        Assert.Equal(Encoding.UTF8.GetString(post.Body.Span), await RunAsync("amqp-get", host, "-q", "agency.police.northshire"));
    }

    private static async Task<string> RunAsync(string program, RabbitMqSettings host, params string[] arguments)
    {
        var path = DebianPackage.Find("amqp-tools", $"/usr/bin/{program}");
        var address = $"--url=amqp://{host.User}:{host.Password}@{host.Host}:{host.Port}/{host.VirtualHost}";
        using var process = Process.Start(new ProcessStartInfo(path, [address, .. arguments]) { RedirectStandardOutput = true })!;
        var said = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
        return said;
    }
}
