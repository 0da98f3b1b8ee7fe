using SafeguardingHub.Persistence.Rows;
using SafeguardingHub.Recording;
using SafeguardingHub.Schemas.Canonical;
using SafeguardingHub.Tests.Fixtures;
using static SafeguardingHub.Tests.TestData;

namespace SafeguardingHub.Tests.Recording;

/// <summary>Small things add up: the agreement's three low-risk concerns about one child within 90 days.</summary>
public sealed class AccumulationTests(DatabaseFixture databases)
{
    private static readonly string[] Numbers = ["9990000018", "9990000026", "9990000034", "9990000042"];

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task The_third_low_risk_concern_about_one_child_is_raised_one_level(DatabaseKind database)
    {
        await using var hub = await RunningFlow.StartAsync(database, databases);
        var accepted = new List<Acceptance>();
        foreach (var number in Enumerable.Range(1, 3))
        {
            accepted.Add(await SendAsync(hub, number, Numbers[0]));
            hub.Time.Advance(TimeSpan.FromDays(40));
        }

        Assert.Equal([RiskLevel.Low, RiskLevel.Low, RiskLevel.Medium], accepted.Select(each => each.Decision!.Risk));
        Assert.Equal(RiskLevel.Medium, (await hub.RowsAsync<ConcernRow>()).Single(row => row.Reference == accepted[2].Reference.ToString()).Risk);
        Assert.Single(await hub.RowsAsync<TimelineRow>(), row => row.Event == "risk-raised");
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task It_is_raised_also_when_all_three_come_in_one_group(DatabaseKind database)
    {
        await using var hub = await RunningFlow.StartAsync(database, databases);
        var accepted = await Task.WhenAll(Enumerable.Range(1, 3).Select(number => SendAsync(hub, number, Numbers[0])));

        Assert.Single(accepted, each => each.Decision!.Risk == RiskLevel.Medium);
    }

    [Fact]
    public async Task It_is_raised_also_when_they_come_to_two_instances_at_once()
    {
        await using var one = await RunningFlow.StartAsync(DatabaseKind.Postgres, databases);
        await using var two = one.Another();
        var accepted = await Task.WhenAll(Enumerable.Range(1, 3).Select(number => Task.Run(() => SendAsync(number == 2 ? two : one, number, Numbers[0]))));

        Assert.Single(accepted, each => each.Decision!.Risk == RiskLevel.Medium);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task Four_children_are_not_one_child(DatabaseKind database)
    {
        await using var hub = await RunningFlow.StartAsync(database, databases);
        foreach (var (number, nhs) in Numbers.Index())
        {
            Assert.Equal(RiskLevel.Low, (await SendAsync(hub, number, nhs)).Decision!.Risk);
        }

        // The words of their one name are in every concern; a number is in its own.
        Assert.Equal(Numbers.Length, (await hub.RowsAsync<ConcernChildRow>()).GroupBy(row => row.ChildIndex).Count(same => same.Count() == 1));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_number_that_nobody_verified_joins_no_children(DatabaseKind database)
    {
        await using var hub = await RunningFlow.StartAsync(database, databases);
        foreach (var number in Enumerable.Range(1, 3))
        {
            Assert.Equal(RiskLevel.Low, (await SendAsync(hub, number, Numbers[0], ("\"verified\"", "\"unverified\""))).Decision!.Risk);
        }
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task What_is_older_than_ninety_days_no_longer_counts(DatabaseKind database)
    {
        await using var hub = await RunningFlow.StartAsync(database, databases);
        await SendAsync(hub, 1, Numbers[0]);
        hub.Time.Advance(TimeSpan.FromDays(80));
        await SendAsync(hub, 2, Numbers[0]);
        hub.Time.Advance(TimeSpan.FromDays(11));

        Assert.Equal(RiskLevel.Low, (await SendAsync(hub, 3, Numbers[0])).Decision!.Risk);
    }

    private static Task<Acceptance> SendAsync(RunningFlow hub, int number, string nhs, params (string Old, string New)[] changes) =>
        hub.SendAsync(Charity, "concern", CharityExample("concern-low-risk", [("HB-CASE-0011", $"HB-CASE-1{number:000}"), ("9990000018", nhs), .. changes]), $"c-{number}");
}
