using Microsoft.Extensions.Hosting;
using Npgsql;
using SafeguardingHub.Tests.Fixtures;

namespace SafeguardingHub.Tests.WebConsole;

/// <summary>What the console asks PostgreSQL, with thousands of concerns in it: by indexes, and never through a whole table.</summary>
public sealed class QueryPlanTests(DatabaseFixture database) : IAsyncLifetime
{
    private const int Copies = 4000;

    /// <summary>Tables that grow with every concern, and that every page reads.</summary>
    private static readonly string[] Growing = ["concern_children", "concerns", "data_keys", "obligations", "outbox", "referrals", "timeline"];

    private RunningConsole console = null!;
    private NpgsqlDataSource store = null!;

    public async ValueTask InitializeAsync()
    {
        var connection = await database.CreateDatabaseAsync();
        console = new RunningConsole(Environments.Development, connection);
        await console.InitializeAsync();
        store = NpgsqlDataSource.Create(connection);
    }

    public async ValueTask DisposeAsync()
    {
        await console.DisposeAsync();
        await store.DisposeAsync();
    }

    [Fact]
    public async Task No_page_reads_a_whole_table()
    {
        var references = new List<string>();
        for (var each = 0; each < 3; each++)
        {
            references.Add(await console.SentToAsync(RunningConsole.SocialCare));
        }

        using var caseworker = await console.VisitorAsync("social-care.northshire-caseworker");
        await caseworker.SubmitAsync(await caseworker.GetAsync($"/concerns/{references[0]}/decide"), "main form", ("decision", "accept"));
        await QueryPlans.FillAsync(store, Copies);
        using var asked = new QueryPlans(store);
        var search = await caseworker.GetAsync("/search");
        foreach (var path in new[] { "/", "/inbox", "/inbox?due=not-due&risk=immediate&sort=received&page=2", "/inbox?show=everything", $"/concerns/{references[1]}", $"/concerns/{references[0]}?part=timeline", $"/concerns/{references[1]}/chronology", $"/concerns/{references[1]}/decide" })
        {
            Assert.Equal(200, (int)(await caseworker.GetAsync(path)).Status);
        }

        foreach (var sought in new[] { references[1], "zoe madeup", "9990000018" })
        {
            Assert.Equal(200, (int)(await caseworker.SubmitAsync(search, "main form", ("q", sought))).Status);
        }

        await asked.AssertNoWholeTableAsync(Copies, Growing);
    }
}
