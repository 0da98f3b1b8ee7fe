using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NJsonSchema;
using SafeguardingHub.Tests.Architecture;

namespace SafeguardingHub.Tests.Docker;

/// <summary>No container engine is needed to see that the file is sound: what it names is there, and nothing in it is more open than it has to be.</summary>
public sealed partial class ComposeFileTests
{
    private static readonly string[] Hubs = ["hub-1", "hub-2"];

    [Fact]
    public async Task It_is_as_the_compose_specification_says() => Assert.Empty(await FaultsAsync(ComposeFile.Root));

    [Theory]
    [InlineData("/services/hub-1", "restrat", "\"always\"")]
    [InlineData("/services/hub-1", "ports", "5080")]
    [InlineData("/services/broker/healthcheck", "every", "\"30s\"")]
    [InlineData("/services/hub-1/depends_on/broker", "condition", "\"healthy\"")]
    [InlineData("", "service", "{}")]
    public async Task What_the_specification_does_not_know_is_found(string place, string key, string value)
    {
        var changed = ComposeFile.Root.DeepClone();
        var at = place.Split('/', StringSplitOptions.RemoveEmptyEntries).Aggregate(changed, (node, part) => node[part]!);
        at[key] = JsonNode.Parse(value);

        Assert.NotEmpty(await FaultsAsync(changed));
    }

    [Fact]
    public void It_names_no_version_of_the_format() => Assert.Null(ComposeFile.Root["version"]);

    [Fact]
    public void There_are_two_hubs_and_every_part_they_need() =>
        Assert.Equal(["broker", "database", "grafana", "hub-1", "hub-2", "mail", "prometheus"], ComposeFile.Services.Select(service => service.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_service_is_nobody_special_on_a_file_system_that_it_cannot_change() => Assert.All(ComposeFile.Services, service =>
    {
        Assert.True(service.Service["read_only"]!.GetValue<bool>(), service.Name);
        Assert.Matches(@"^[1-9]\d*:\d+$", service.Service["user"]!.GetValue<string>());
        Assert.Equal("[\"ALL\"]", service.Service["cap_drop"]!.ToJsonString());
        Assert.Equal("[\"no-new-privileges:true\"]", service.Service["security_opt"]!.ToJsonString());
        Assert.NotEmpty(service.Service["tmpfs"]!.AsArray());
        Assert.Null(service.Service["privileged"]);
    });

    [Fact]
    public void Every_service_is_watched_started_again_and_kept_within_limits() => Assert.All(ComposeFile.Services, service =>
    {
        Assert.NotNull(service.Service["healthcheck"]!["test"]);
        Assert.Equal("unless-stopped", service.Service["restart"]!.GetValue<string>());
        Assert.NotNull(service.Service["deploy"]!["resources"]!["limits"]!["memory"]);
        Assert.NotNull(service.Service["deploy"]!["resources"]!["limits"]!["cpus"]);
    });

    [Fact]
    public void Every_image_is_of_one_version() => Assert.All(
        ComposeFile.Services.Where(service => !Hubs.Contains(service.Name)), service => Assert.Matches(@"^[\w./-]+:v?\d+\.\d+(\.\d+)?(-management)?$", service.Service["image"]!.GetValue<string>()));

    [Fact]
    public void Nothing_listens_but_on_this_machine() => Assert.All(
        ComposeFile.Services.SelectMany(service => service.Service["ports"]?.AsArray().Select(port => port!.GetValue<string>()) ?? []), port => Assert.StartsWith("127.0.0.1:", port, StringComparison.Ordinal));

    [Fact]
    public void Only_the_hubs_are_on_the_databases_network_which_leads_nowhere()
    {
        var reach = ComposeFile.Services.Where(service => service.Service["networks"]!.AsArray().Any(network => network!.GetValue<string>() == "store")).Select(service => service.Name);

        Assert.Equal(["database", "hub-1", "hub-2"], reach.Order(StringComparer.Ordinal));
        Assert.True(ComposeFile.Root["networks"]!["store"]!["internal"]!.GetValue<bool>());
        Assert.Null(ComposeFile.Root["services"]!["database"]!["ports"]);
    }

    [Fact]
    public void The_broker_is_well_only_without_alarms_and_the_database_only_over_the_network()
    {
        var broker = Health("broker");

        Assert.Contains("rabbitmq-diagnostics -q check_running", broker, StringComparison.Ordinal);
        Assert.Contains("rabbitmq-diagnostics -q check_local_alarms", broker, StringComparison.Ordinal);
        Assert.Contains("pg_isready -q -h 127.0.0.1", Health("database"), StringComparison.Ordinal);
        Assert.All(Hubs, hub => Assert.Equal("CMD /app/hub healthcheck", Health(hub)));
        Assert.All(Hubs, hub => Assert.All(["broker", "database"], part => Assert.Equal("service_healthy", ComposeFile.Root["services"]![hub]!["depends_on"]![part]!["condition"]!.GetValue<string>())));
    }

    [Fact]
    public void Every_file_that_it_mounts_is_there() => Folders.AssertNone(
        from service in ComposeFile.Services
        where service.Service["volumes"] is not null
        from mount in ComposeFile.MountsOf(service.Name)
        where !File.Exists(mount.Source) && !Directory.Exists(mount.Source)
        select $"{service.Name}: there is no {mount.Source}");

    [Fact]
    public void The_agreement_is_a_file_that_is_there() =>
        Assert.True(File.Exists(Path.GetFullPath(ComposeFile.Root["configs"]!["agreement"]!["file"]!.GetValue<string>(), ComposeFile.Folder)));

    [Fact]
    public async Task Every_secret_is_a_file_that_the_script_makes_and_no_password_is_anywhere_else()
    {
        using var folder = new ScratchFolder();
        await Shell.RunAsync(Path.Combine(ComposeFile.Folder, "make-secrets"), folder.Path);
        var secrets = ComposeFile.Root["secrets"]!.AsObject().Select(secret => secret.Value!["file"]!.GetValue<string>()).ToList();

        Assert.All(secrets, file => Assert.True(File.Exists(Path.Combine(folder.Path, Path.GetFileName(file))), file));
        Assert.All(secrets, file => Assert.StartsWith("./secrets/", file, StringComparison.Ordinal));
        Assert.DoesNotMatch(Password(), ComposeFile.Text);
        Assert.DoesNotContain("password", await File.ReadAllTextAsync(Path.Combine(ComposeFile.Folder, "rabbitmq/definitions.json"), TestContext.Current.CancellationToken), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("docker/secrets/", await File.ReadAllLinesAsync(Path.Combine(RepositoryFiles.Root, ".gitignore"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Secrets_made_a_second_time_stay_as_they_were()
    {
        using var folder = new ScratchFolder();
        await Shell.RunAsync(Path.Combine(ComposeFile.Folder, "make-secrets"), folder.Path);
        var before = Contents();

        await Shell.RunAsync(Path.Combine(ComposeFile.Folder, "make-secrets"), folder.Path);

        Assert.Equal(before, Contents());
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, OperatingSystem.IsWindows() ? default : File.GetUnixFileMode(folder.Path));

        string Contents() => string.Join('\n', Directory.GetFiles(folder.Path).Order(StringComparer.Ordinal).Select(file => $"{Path.GetFileName(file)} {File.ReadAllText(file)}"));
    }

    [Fact]
    public void Every_setting_of_the_hub_is_one_that_it_knows()
    {
        var known = SettingNames.Read.Select(name => name.Replace(":", "__", StringComparison.Ordinal)).ToHashSet();
        var example = File.ReadAllLines(Path.Combine(ComposeFile.Folder, ".env.example"));
        var named = Hubs.SelectMany(hub => ComposeFile.Root["services"]![hub]!["environment"]!.AsObject().Select(pair => pair.Key).Concat(ComposeFile.Root["services"]![hub]!["secrets"]!.AsArray().Select(secret => secret!.GetValue<string>())))
            .Concat(example.Select(line => HubSetting().Match(line)).Where(found => found.Success).Select(found => found.Groups["name"].Value)).ToList();

        Assert.True(named.Count > 10);
        Assert.All(named, name => Assert.Contains(name, known));
    }

    [Fact]
    public void Every_variable_is_in_the_example_with_its_usual_value()
    {
        var example = File.ReadAllLines(Path.Combine(ComposeFile.Folder, ".env.example"));

        Assert.All(ComposeFile.Variable().Matches(ComposeFile.Text), found => Assert.Contains($"{found.Groups["name"].Value}={found.Groups["usual"].Value}", example));
    }

    private static string Health(string service) => string.Join(' ', ComposeFile.Root["services"]![service]!["healthcheck"]!["test"]!.AsArray().Select(word => word!.GetValue<string>()));

    private static async Task<IEnumerable<string>> FaultsAsync(JsonNode file)
    {
        var schema = await JsonSchema.FromFileAsync(Path.Combine(RepositoryFiles.Root, "Hub.Tests/Docker/compose-spec.schema.json"), TestContext.Current.CancellationToken);
        return schema.Validate(file.ToJsonString()).Select(fault => fault.ToString());
    }

    /// <summary>A name that means a secret, with a value that is no file.</summary>
    [GeneratedRegex(@"(?i)(password|passwd|secret_key|token)\w*:\s*(?!/run/secrets/|\{file:)[^\s\]}]+")]
    private static partial Regex Password();

    [GeneratedRegex(@"^(?:# )?(?<name>Hub__\w+)=")]
    private static partial Regex HubSetting();
}
