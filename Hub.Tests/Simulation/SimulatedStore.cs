using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SafeguardingHub.Chasing;
using SafeguardingHub.Persistence;
using SafeguardingHub.Security;
using SafeguardingHub.Simulation;
using SafeguardingHub.Tests.Fixtures;
using SafeguardingHub.Translation;

namespace SafeguardingHub.Tests.Simulation;

/// <summary>A small simulation and the store that it leaves.</summary>
internal sealed class SimulatedStore : IDisposable
{
    public static readonly SweepInterval Sweep = new(new SimulationSize(1, 1, 1).SweepInterval);

    private readonly TemporaryFolder folder;

    private SimulatedStore(TemporaryFolder folder, KeyRing? keys = null)
    {
        this.folder = folder;
        Store = new SqliteStore(folder["hub.db"], durable: false);
        Keys = keys ?? KeyFile.OpenOrCreate(folder["keys.json"], SimulationPlan.Start);
    }

    public SqliteStore Store { get; }

    public KeyRing Keys { get; }

    public SimulationResult Result { get; private set; } = null!;

    public static async Task<SimulatedStore> RunAsync(SimulationSize size)
    {
        var simulated = new SimulatedStore(new TemporaryFolder());
        await simulated.Store.MigrateAsync(TestContext.Current.CancellationToken);
        simulated.Result = await SimulationRun.RunAsync(simulated.Store, AgreementAndFormats.Load(null), simulated.Keys, size, _ => { }, TestContext.Current.CancellationToken);
        return simulated;
    }

    /// <summary>As it is now, for somebody to spoil.</summary>
    public async Task<SimulatedStore> CopyAsync()
    {
        var copy = new SimulatedStore(new TemporaryFolder(), Keys);
        await using (var context = Store.Open())
        {
            await context.Database.ExecuteSqlAsync($"VACUUM INTO {copy.folder["hub.db"]}", TestContext.Current.CancellationToken);
        }

        return copy;
    }

    public async Task ExecuteAsync(string sql)
    {
        await using var context = Store.Open();
        Assert.True(await context.Database.ExecuteSqlRawAsync(sql, TestContext.Current.CancellationToken) > 0, "Nothing was planted.");
    }

    public Task<KeptRows> RowsAsync() => KeptRows.LoadAsync(Store, TestContext.Current.CancellationToken);

    public void Dispose()
    {
        Store.Dispose();
        SqliteConnection.ClearAllPools();
        folder.Dispose();
    }
}
