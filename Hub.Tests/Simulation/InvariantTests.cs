using SafeguardingHub.Schemas.Canonical;
using SafeguardingHub.Simulation;
using static SafeguardingHub.Tests.TestData;

namespace SafeguardingHub.Tests.Simulation;

/// <summary>A check that cannot fail says nothing: each sees what is planted in a store that was sound, and none sees what is another's.</summary>
public sealed class InvariantTests(InvariantTests.SoundStore sound) : IClassFixture<InvariantTests.SoundStore>
{
    private static readonly SimulationSize Size = new(40, 25, 1);

    private static readonly DateTimeOffset End = SimulationPlan.Start.AddDays(Size.Days);

    [Theory]
    [InlineData("DELETE FROM chases WHERE step = 0", OverdueCheck.Name)]
    [InlineData("UPDATE chases SET at = at + 1200000000 WHERE step = 0", OverdueCheck.Name)]
    [InlineData("UPDATE obligations SET met_at = (SELECT min(at) - 1 FROM chases c WHERE c.obligation_id = obligations.id) WHERE id IN (SELECT obligation_id FROM chases)", AnsweredCheck.Name)]
    [InlineData("UPDATE chases SET at = at + 8640000000000 WHERE obligation_id IN (SELECT id FROM obligations WHERE name = 'acknowledge' AND met_at IS NOT NULL)", AnsweredCheck.Name)]
    [InlineData("UPDATE outbox SET recipient = '07700 900020' WHERE sequence = 1", RecipientCheck.Name)]
    [InlineData("UPDATE mails SET mailbox = 'mother@example.test' WHERE kind = 'chase'", RecipientCheck.Name)]
    [InlineData("UPDATE chases SET asked = 'mother of the child' WHERE step = 0", RecipientCheck.Name)]
    [InlineData("UPDATE referrals SET holder = '' WHERE recipient = 'social-care.northshire'", HolderCheck.Name)]
    [InlineData("UPDATE referrals SET holder = 'health.northshire' WHERE holder = 'social-care.northshire'", HolderCheck.Name)]
    [InlineData("UPDATE referrals SET closed_at = recorded_at WHERE phase = 'accepted'", CloseCheck.Name)]
    public async Task A_check_sees_what_is_planted(string planted, string broken)
    {
        using var simulated = await sound.Simulated.CopyAsync();
        Assert.All(await CheckAsync(simulated), invariant => Assert.True(invariant.Holds, $"{invariant}"));

        await simulated.ExecuteAsync(planted);

        Assert.Contains(broken, (await CheckAsync(simulated)).Where(invariant => !invariant.Holds).Select(invariant => invariant.Name));
    }

    [Fact]
    public async Task A_check_sees_who_the_transport_was_asked_to_reach()
    {
        using var simulated = await sound.Simulated.CopyAsync();

        Assert.True(RecipientCheck.Of(await simulated.RowsAsync(), Northshire, [Police]).Holds);
        Assert.False(RecipientCheck.Of(await simulated.RowsAsync(), Northshire, [AgencyId.Parse("family.testerley")]).Holds);
    }

    [Fact]
    public async Task What_is_left_overdue_at_any_step_is_seen_at_that_moment()
    {
        using var simulated = await sound.Simulated.CopyAsync();
        Assert.Equal(0, await OverdueCheck.LeftAsync(simulated.Store, End, SimulatedStore.Sweep));

        await simulated.ExecuteAsync("UPDATE obligations SET next_chase_at = due, step = 3 WHERE met_at IS NULL AND cancelled_at IS NULL AND step >= 0");

        Assert.True(await OverdueCheck.LeftAsync(simulated.Store, End, SimulatedStore.Sweep) > 0);
    }

    private static async Task<IReadOnlyList<Invariant>> CheckAsync(SimulatedStore simulated)
    {
        var rows = await simulated.RowsAsync();
        return
        [
            OverdueCheck.Of(rows, Northshire, End, SimulatedStore.Sweep), AnsweredCheck.Of(rows), RecipientCheck.Of(rows, Northshire, []), HolderCheck.Of(rows, Northshire),
            await CloseCheck.OfAsync(simulated.Store, simulated.Keys, TestContext.Current.CancellationToken),
        ];
    }

    /// <summary>One simulation for all of them.</summary>
    public sealed class SoundStore : IAsyncLifetime
    {
        internal SimulatedStore Simulated { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Simulated = await SimulatedStore.RunAsync(Size);

        public ValueTask DisposeAsync()
        {
            Simulated.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
