using System.Text.Json;
using SafeguardingHub.Tests.Fixtures;

namespace SafeguardingHub.Tests.CommandLine;

public sealed class ExitCodeTests
{
    [Theory]
    [InlineData(2, "no-such-command")]
    [InlineData(2, "translate")]
    [InlineData(2, "route", "Schemas/nowhere.xml", "--as", "police.northshire")]
    [InlineData(78, "translate", "README.md", "--as", "police.nowhere")]
    [InlineData(78, "config", "check", "--agreement", "README.md")]
    [InlineData(78, "config", "check", "--broker", "not an address")]
    [InlineData(78, "referrals", "list", "--data", "/nonexistent")]
    [InlineData(0, "config", "check")]
    [InlineData(1, "healthcheck", "--listen", "http://127.0.0.1:9")]
    [InlineData(1, "translate", "README.md", "--as", "charity.harbour")]
    [InlineData(0, "topology", "print")]
    public async Task Every_end_has_its_code_and_words_stay_off_standard_output(int expected, params string[] arguments)
    {
        var ended = await HubCommand.RunAsync(arguments);

        Assert.True(expected == ended.ExitCode, $"{ended.ExitCode}\n{ended.Output}\n{ended.Words}");
        Assert.True(expected is 0 || ended.Output.Length == 0 || arguments[0] == "translate", ended.Output);
        Assert.DoesNotContain("   at ", ended.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_agreement_is_told_with_every_fault_its_place_and_its_mending()
    {
        var file = Path.GetTempFileName();
        var broken = (await File.ReadAllTextAsync(Path.Combine(RepositoryFiles.Root, "Hub/Agreements/northshire.json"), TestContext.Current.CancellationToken))
            .Replace("\"police-xml\"", "\"telegram\"", StringComparison.Ordinal).Replace("\"version\"", "\"vershion\"", StringComparison.Ordinal);
        await File.WriteAllTextAsync(file, broken, TestContext.Current.CancellationToken);

        var refused = await HubCommand.RunAsync("config", "check", "--agreement", file);

        Assert.Equal(78, refused.ExitCode);
        Assert.True(refused.Words.Trim().Split('\n').Length >= 2, refused.Words);
        File.Delete(file);
    }

    [Fact]
    public async Task Translate_gives_the_canonical_reading_as_json()
    {
        var read = await HubCommand.RunAsync("translate", "Schemas/PoliceXml/V1/examples/concern-minimal.xml", "Schemas/PoliceXml/V1/examples/update-withdrawn.xml", "--as", "police.northshire", "--json");

        Assert.Equal(0, read.ExitCode);
        using var json = JsonDocument.Parse(read.Output);
        Assert.Equal(["concern", "update"], json.RootElement.EnumerateArray().Select(each => each.GetProperty("outcome").GetString()));
    }
}
