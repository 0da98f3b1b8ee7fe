using System.Net;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using SafeguardingHub.Intake;
using SafeguardingHub.Persistence;
using SafeguardingHub.Persistence.Rows;
using SafeguardingHub.Sandbox;
using SafeguardingHub.Tests.Fixtures;
using static SafeguardingHub.Tests.TestData;

namespace SafeguardingHub.Tests.Intake;

/// <summary>With a database of its own that it stops and starts.</summary>
public sealed class StoreAwayTests
{
    [Fact]
    public async Task While_the_store_is_away_deliveries_are_held_and_complete_alone_when_it_is_back()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var database = await PrivateDatabase.StartAsync(cancellation);
        await using var host = await RunningHost.StartAsync($"{await database.CreateDatabaseAsync("away", cancellation)};Timeout=2");
        var intake = host.Get<IIntake>();
        await intake.AcceptAsync(Message(0), cancellation);
        await database.KillAsync(cancellation);

        var held = Enumerable.Range(1, 20).Select(number => intake.AcceptAsync(Message(number), cancellation)).ToList();
        var refused = await host.PostAsync(Charity, CharityExample("concern-full"), "h-1");
        var live = await host.SendAsync(HttpMethod.Get, "health/live", null);
        var ready = await host.SendAsync(HttpMethod.Get, "health/ready", null);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(5), refused.Headers.RetryAfter?.Delta);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable), (live.StatusCode, ready.StatusCode));
        Assert.All(held, delivery => Assert.False(delivery.IsCompleted));

        await database.StartAgainAsync(cancellation);
        await Task.WhenAll(held).WaitAsync(TimeSpan.FromSeconds(60), cancellation);
        var again = await host.PostAsync(Charity, CharityExample("concern-full"), "h-1");

        Assert.Equal(HttpStatusCode.Accepted, again.StatusCode);
        await using var context = host.Get<IHubStore>().Open();
        Assert.Equal(22, await context.Concerns.CountAsync(cancellation));
        Assert.All(await context.ReceivedMessages.ToListAsync(cancellation), row => Assert.Equal(ReceivedOutcome.Recorded, row.Outcome));
        await Condition.MetAsync("everything is delivered", TimeSpan.FromSeconds(60), async stop => !await context.Outbox.AnyAsync(row => row.SentAt == null, stop), cancellation);
        var referrals = await context.Referrals.CountAsync(cancellation);
        Assert.Equal(referrals, await context.Mailbox.CountAsync(row => row.Type == "referral", cancellation));
    }

    [Fact]
    public async Task A_hub_that_starts_before_its_store_waits_for_it()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var database = await PrivateDatabase.StartAsync(cancellation);
        var place = await database.CreateDatabaseAsync("late", cancellation);
        NpgsqlConnection.ClearAllPools();
        await database.StopAsync(cancellation);

        var starting = RunningHost.StartAsync($"{place};Timeout=2");
        await database.StartAgainAsync(cancellation);

        await using var host = await starting.WaitAsync(TimeSpan.FromSeconds(60), cancellation);
        Assert.Equal(HttpStatusCode.Accepted, (await host.PostAsync(Charity, CharityExample("concern-full"), "h-1")).StatusCode);
    }

    private static RawMessage Message(int number) => new()
    {
        Body = PoliceExample("concern-low-risk", ("NC-CASE-0112", $"NC-CASE-{number}")),
        RoutingKey = $"{Police}.concern",
        Exchange = "hub.in",
        MessageId = $"m-{number}",
    };
}
