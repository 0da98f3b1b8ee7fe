using SafeguardingHub.Tests.Fixtures;

namespace SafeguardingHub.Tests.CommandLine;

/// <summary>Secrets in files of their own, in the folder that systemd names: the one of containers cannot be moved, and is read the same way.</summary>
public sealed class SecretFilesTests : IDisposable
{
    private readonly ScratchFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_file_is_a_setting_without_its_last_line_break_and_counts_before_the_environment()
    {
        await WriteAsync("Hub__Broker", "amqp://hub:from-a-file@127.0.0.1:1/\n");
        await WriteAsync("another-programs-secret", "whatever");

        var sound = await CheckAsync(("Hub__Broker", "not an address"));

        Assert.Equal((0, "The configuration is sound: SQLite, RabbitMQ, http://127.0.0.1:5080."), (sound.ExitCode, sound.Output.Trim()));
        Assert.DoesNotContain("from-a-file", sound.Output + sound.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_setting_in_rooms_has_two_underlines_for_each_colon()
    {
        await WriteAsync("Hub__Mail__Smtp__Port", "many");

        var refused = await CheckAsync();

        Assert.Equal(78, refused.ExitCode);
        Assert.Contains("Hub:Mail:Smtp:Port", refused.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_keeps_the_hub_from_starting()
    {
        File.CreateSymbolicLink(Path.Combine(folder.Path, "Hub__Database"), Path.Combine(folder.Path, "gone"));

        var refused = await CheckAsync();

        Assert.Equal(78, refused.ExitCode);
        Assert.StartsWith("A secret file cannot be read", refused.Words, StringComparison.Ordinal);
        Assert.Single(refused.Words.Trim().Split('\n'));
    }

    [Theory]
    [InlineData("/nonexistent/folder", 0)]
    [InlineData("", 0)]
    [InlineData("relative/folder", 78)]
    public async Task A_folder_that_is_not_there_is_no_fault_and_one_that_is_no_full_path_is(string place, int expected) =>
        Assert.Equal(expected, (await HubCommand.RunWithAsync([("CREDENTIALS_DIRECTORY", place)], "config", "check", "--data", folder.Path)).ExitCode);

    private Task WriteAsync(string name, string value) => File.WriteAllTextAsync(Path.Combine(folder.Path, name), value, TestContext.Current.CancellationToken);

    private Task<HubCommand> CheckAsync(params (string Name, string? Value)[] settings) =>
        HubCommand.RunWithAsync([("CREDENTIALS_DIRECTORY", folder.Path), .. settings], "config", "check");
}
