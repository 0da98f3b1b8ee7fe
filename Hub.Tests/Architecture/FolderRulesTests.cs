namespace SafeguardingHub.Tests.Architecture;

/// <summary>What lies below the stages does not know them, and what lies above is known only to those who start it.</summary>
public sealed class FolderRulesTests
{
    public static TheoryData<string> Leaves => ["Agreements", "Security", "Persistence", "Audit", "Topology"];

    [Theory]
    [MemberData(nameof(Leaves))]
    public void A_leaf_folder_names_no_stage(string leaf)
    {
        var types = Folders.TypesIn(Folders.Hub, leaf);

        Assert.NotEmpty(types);
        Folders.AssertNone(Folders.Namings(types, named => named == typeof(Flow) || Flow.Stages.Any(stage => Folders.IsIn(named, stage))));
    }

    [Fact]
    public void The_canonical_model_names_nothing_of_the_program() => Folders.AssertNone(Folders.Namings(
        Folders.TypesIn(Folders.Schemas, "Schemas.Canonical"), named => named.Assembly == Folders.Hub || named.Assembly == Folders.Adapters));

    [Fact]
    public void Only_the_host_the_commands_the_demonstration_and_recovery_name_the_intake() => AssertNamedOnlyBy("Intake", "CommandLine", "Demonstration", "Recovery", nameof(HubHost));

    /// <summary>It is the last room: it may name every other.</summary>
    [Fact]
    public void Only_the_host_its_settings_and_the_commands_name_the_console() => AssertNamedOnlyBy("WebConsole", "CommandLine", nameof(HubHost), nameof(HubSettings));

    [Fact]
    public void Only_the_host_its_settings_the_commands_and_the_console_name_recovery() => AssertNamedOnlyBy("Recovery", "CommandLine", "WebConsole", nameof(HubHost), nameof(HubSettings));

    [Fact]
    public void Only_the_program_names_the_commands() => AssertNamedOnlyBy("CommandLine", nameof(Program));

    [Fact]
    public void Only_the_commands_name_the_demonstration() => AssertNamedOnlyBy("Demonstration", "CommandLine");

    [Fact]
    public void Only_the_commands_name_the_simulation() => AssertNamedOnlyBy("Simulation", "CommandLine");

    /// <param name="folder">The folder that is not to be named.</param>
    /// <param name="mayNameIt">Folders, or types outside every folder.</param>
    private static void AssertNamedOnlyBy(string folder, params string[] mayNameIt)
    {
        var others = Folders.Written(Folders.Hub).Append(typeof(Program))
            .Where(type => !Folders.IsIn(type, folder) && !mayNameIt.Any(allowed => Folders.IsIn(type, allowed) || type.Name == allowed)).ToList();

        Assert.Contains(typeof(Flow), others);
        Folders.AssertNone(Folders.Namings(others, named => Folders.IsIn(named, folder)));
    }
}
