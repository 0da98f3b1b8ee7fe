using Microsoft.EntityFrameworkCore;
using Npgsql;
using SafeguardingHub.Tests.Chasing;
using SafeguardingHub.Tests.Fixtures;
using static SafeguardingHub.Tests.TestData;

namespace SafeguardingHub.Tests.Persistence;

/// <summary>While the instances of a hub are brought up to date one after the other, the older ones go on with a store that the first newer one has changed.</summary>
public sealed class RollingUpgradeTests(DatabaseFixture databases)
{
    /// <summary>A statement is prepared when it is used for the second time.</summary>
    private const int UntilPrepared = 3;

    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task What_an_instance_has_prepared_goes_on_when_a_newer_one_adds_columns()
    {
        await using var hub = await RunningFlow.StartAsync(DatabaseKind.Postgres, databases);
        for (var time = 0; time < UntilPrepared; time++)
        {
            await WorkAsync(hub, $"before-{time}");
        }

        await AddColumnsAsync(hub);
        var concern = await WorkAsync(hub, "after");

        Assert.True(await hub.ReadAsync(context => context.Concerns.AnyAsync(row => row.Reference == concern)));
    }

    private static async Task<string> WorkAsync(RunningFlow hub, string name)
    {
        var concern = await hub.SendAsync(Police, "concern", PoliceExample("concern-full"), $"{name}-concern");
        await hub.SendAsync(Police, "update", PoliceExample("update-amended"), $"{name}-update");
        await hub.RelayAsync();
        await hub.SendAsync(SocialCare, "response", SocialCareExample("response-accepted", Answering.About(concern)), $"{name}-answer");
        await hub.ApplyAsync();
        hub.Time.Advance(TimeSpan.FromDays(3));
        await hub.SweepAsync();
        await using var context = hub.Store.Open();
        await hub.Store.ClaimMailsAsync(context, hub.Time.GetUtcNow(), Lease, 10, TestContext.Current.CancellationToken);
        return concern.Reference!.Value.ToString();
    }

    private static async Task AddColumnsAsync(RunningFlow hub)
    {
        await using var store = NpgsqlDataSource.Create(hub.Place);
        var tables = new List<string>();
        await using (var command = store.CreateCommand("select tablename from pg_tables where schemaname = 'public'"))
        await using (var answer = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken))
        {
            while (await answer.ReadAsync(TestContext.Current.CancellationToken))
            {
                tables.Add(answer.GetString(0));
            }
        }

        Assert.Contains("mails", tables);
        await using var change = store.CreateCommand(string.Join(";\n", tables.Select(table => $"alter table \"{table}\" add column of_a_newer_version integer")));
        await change.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
