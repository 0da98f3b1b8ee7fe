using SafeguardingHub.Sandbox;

[assembly: AssemblyFixture(typeof(SafeguardingHub.Tests.Fixtures.DatabaseFixture))]

namespace SafeguardingHub.Tests.Fixtures;

/// <summary>One real PostgreSQL for a test run, started when a test first asks for it. Each test takes a database of its own.</summary>
public sealed class DatabaseFixture : IAsyncDisposable
{
    private readonly Lazy<Task<PrivateDatabase>> database = new(() => Task.Run(() => PrivateDatabase.StartAsync()));

    public Task<PrivateDatabase> StartedAsync() => database.Value;

    /// <summary>The connection string of an empty database.</summary>
    public async Task<string> CreateDatabaseAsync()
    {
        var started = await StartedAsync();
        return await started.CreateDatabaseAsync($"test_{Guid.NewGuid():N}", TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (database is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
        {
            await (await database.Value).DisposeAsync();
        }
    }
}
