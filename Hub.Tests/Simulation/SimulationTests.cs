using SafeguardingHub.Simulation;

namespace SafeguardingHub.Tests.Simulation;

/// <summary>Months with agencies that answer late, twice or never and a hub that dies in between.</summary>
public sealed class SimulationTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(2, 19)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task The_promises_hold_whatever_agencies_do_and_whenever_the_hub_dies(int seed)
    {
        using var simulated = await SimulatedStore.RunAsync(new SimulationSize(20, 15, seed));

        Assert.True(simulated.Result.Holds, string.Join('\n', simulated.Result.Invariants));
        Assert.All(simulated.Result.Invariants.Where(invariant => invariant.Name != OverdueCheck.Name), invariant => Assert.True(invariant.Looked > 0, invariant.Name));
        Assert.True(simulated.Result.Effort.Obligations > 40);
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_table_and_another_another()
    {
        using var first = await SimulatedStore.RunAsync(new SimulationSize(40, 30, 1));
        using var again = await SimulatedStore.RunAsync(new SimulationSize(40, 30, 1));
        using var other = await SimulatedStore.RunAsync(new SimulationSize(40, 30, 2));

        Assert.Equal(first.Result.Table, again.Result.Table);
        Assert.Equal(first.Result.Invariants, again.Result.Invariants);
        Assert.NotEqual(first.Result.Table, other.Result.Table);
        Assert.True(first.Result.Effort is { Restarts: > 0, Steps: > 0, SentAgain: > 0 }, $"{first.Result.Effort}");
    }

    [Fact]
    public void Every_behaviour_is_met_in_the_long_run()
    {
        var luck = new Luck(1);
        var met = Enumerable.Range(0, 2000).Select(number => Behaviours.Of(luck.Of("agency"), luck.Of(number))).Distinct();

        Assert.Equal(Enum.GetValues<Behaviour>(), met.Order());
    }

    [Fact]
    public void Children_have_numbers_of_the_range_that_no_person_has() => Assert.All(Enumerable.Range(0, 5000), place =>
    {
        Assert.StartsWith("999", ChildNumbers.At(place), StringComparison.Ordinal);
        Assert.True(Schemas.Canonical.NhsNumber.TryParse(ChildNumbers.At(place), out _), ChildNumbers.At(place));
    });
}
