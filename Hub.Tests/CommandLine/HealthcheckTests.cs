using SafeguardingHub.Tests.Fixtures;

namespace SafeguardingHub.Tests.CommandLine;

/// <summary>A container asks its own hub, with the address that the hub listens on.</summary>
public sealed class HealthcheckTests
{
    [Theory]
    [InlineData("http://127.0.0.1:{0}")]
    [InlineData("http://0.0.0.0:{0}")]
    [InlineData("http://+:{0}")]
    [InlineData("http://*:{0};http://127.0.0.1:9")]
    public async Task It_finds_the_hub_by_whatever_it_listens_on(string listen)
    {
        await using var hub = await RunningHost.StartAsync();

        var asked = await HubCommand.RunAsync("healthcheck", "--listen", listen.Replace("{0}", $"{hub.Client.BaseAddress!.Port}", StringComparison.Ordinal));

        Assert.Equal((0, "Healthy"), (asked.ExitCode, asked.Output.Trim()));
    }

    [Fact]
    public async Task An_address_that_is_none_is_a_fault_of_the_configuration() => Assert.Equal(78, (await HubCommand.RunAsync("healthcheck", "--listen", "five thousand")).ExitCode);
}
