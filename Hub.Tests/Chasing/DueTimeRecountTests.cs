using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using SafeguardingHub.Agreements;
using SafeguardingHub.Chasing;
using SafeguardingHub.Persistence.Rows;
using SafeguardingHub.Schemas.Canonical;
using SafeguardingHub.Tests.Agreements;
using SafeguardingHub.Tests.Fixtures;
using static SafeguardingHub.Tests.Chasing.Answering;

namespace SafeguardingHub.Tests.Chasing;

/// <summary>A holiday is proclaimed while clocks run. Wednesday 11 March 2026 would be the day on which social care has to decide.</summary>
public sealed class DueTimeRecountTests(DatabaseFixture databases)
{
    private static readonly string Usual = HolidayFeed.Json(2026, 2028);
    private static readonly string Proclaimed = HolidayFeed.Json(2026, 2028, (Nation.England, new LocalDate(2026, 3, 11)));

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_holiday_proclaimed_while_the_hub_runs_moves_what_is_due_and_the_timeline_says_so(DatabaseKind database)
    {
        using var folder = new TemporaryFolder();
        var file = folder["bank-holidays.json"];
        await File.WriteAllTextAsync(file, Usual, TestContext.Current.CancellationToken);
        await using var hub = await RunningFlow.StartAsync(database, databases, TestData.Northshire.WithBankHolidays(Read(Usual)));
        var recount = New(hub, new BankHolidayFile(file, Read(Usual)));
        Assert.Equal(0, await recount.RunAsync(TestContext.Current.CancellationToken));
        await RaiseAsync(hub);
        var before = await OwedAsync(hub, Owed.Decide);

        await File.WriteAllTextAsync(file, Proclaimed, TestContext.Current.CancellationToken);
        Assert.True(await recount.RunAsync(TestContext.Current.CancellationToken) > 0);
        Assert.Equal(0, await recount.RunAsync(TestContext.Current.CancellationToken));

        var after = await OwedAsync(hub, Owed.Decide);
        Assert.Equal(TimeSpan.FromDays(1), after.Due - before.Due);
        Assert.Equal(after.Due, after.NextChaseAt);
        Assert.Contains(await hub.RowsAsync<TimelineRow>(), entry => entry.Event == "recounted" && entry.Text.Contains("11 March 2026 (One-off) has become a bank holiday", StringComparison.Ordinal));
        Assert.Equal(after.Due, ReceiverDue(hub));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_holiday_proclaimed_while_the_hub_was_stopped_is_seen_at_its_start(DatabaseKind database)
    {
        await using var hub = await RunningFlow.StartAsync(database, databases, TestData.Northshire.WithBankHolidays(Read(Usual)));
        await New(hub, null).RunAsync(TestContext.Current.CancellationToken);
        await RaiseAsync(hub);
        var before = await OwedAsync(hub, Owed.Decide);

        var later = new DueTimeRecount(hub.Store, hub.Agreement.WithBankHolidays(Read(Proclaimed)), new BankHolidaySource(null), hub.Time, NullLogger<DueTimeRecount>.Instance);
        Assert.True(await later.RunAsync(TestContext.Current.CancellationToken) > 0);

        Assert.Equal(TimeSpan.FromDays(1), (await OwedAsync(hub, Owed.Decide)).Due - before.Due);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task What_an_instance_counted_by_the_old_list_after_another_had_the_new_one_is_counted_once_more(DatabaseKind database)
    {
        using var folder = new TemporaryFolder();
        var file = folder["bank-holidays.json"];
        await File.WriteAllTextAsync(file, Usual, TestContext.Current.CancellationToken);
        await using var hub = await RunningFlow.StartAsync(database, databases, TestData.Northshire.WithBankHolidays(Read(Usual)));
        var (late, early) = (New(hub, new BankHolidayFile(file, Read(Usual))), New(hub, new BankHolidayFile(file, Read(Usual)), TestData.Northshire.WithBankHolidays(Read(Usual))));
        await late.RunAsync(TestContext.Current.CancellationToken);
        await early.RunAsync(TestContext.Current.CancellationToken);

        await File.WriteAllTextAsync(file, Proclaimed, TestContext.Current.CancellationToken);
        await early.RunAsync(TestContext.Current.CancellationToken);
        await RaiseAsync(hub);
        var before = await OwedAsync(hub, Owed.Decide);
        Assert.Equal(0, await early.RunAsync(TestContext.Current.CancellationToken));
        Assert.True(await late.RunAsync(TestContext.Current.CancellationToken) > 0);

        Assert.Equal(TimeSpan.FromDays(1), (await OwedAsync(hub, Owed.Decide)).Due - before.Due);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_concern_that_cannot_be_counted_does_not_hold_up_the_others(DatabaseKind database)
    {
        await using var hub = await RunningFlow.StartAsync(database, databases, TestData.Northshire.WithBankHolidays(Read(Usual)));
        var recount = New(hub, null);
        await recount.RunAsync(TestContext.Current.CancellationToken);
        for (var number = 0; number < 3; number++)
        {
            await hub.SendAsync(TestData.Police, "concern", TestData.PoliceExample("concern-full"), $"c-{number}");
        }

        var first = (await hub.RowsAsync<ObligationRow>()).MinBy(row => row.ConcernId)!.ConcernId;
        await hub.ReadAsync(context => context.Obligations.Where(row => row.ConcernId == first).ExecuteUpdateAsync(set => set.SetProperty(row => row.Pauses, "cut off"), TestContext.Current.CancellationToken));
        hub.Agreement.HolidaysInForce.Exchange(Read(Proclaimed));

        Assert.True(await recount.RunAsync(TestContext.Current.CancellationToken) > 0);
        Assert.Equal(0, await recount.RunAsync(TestContext.Current.CancellationToken));
        Assert.All(
            (await hub.RowsAsync<ObligationRow>()).Where(row => row.Name == Owed.Decide && row.About == TestData.SocialCare.ToString()),
            row => Assert.Equal(row.ConcernId == first ? 11 : 12, row.Due.UtcDateTime.Day));
    }

    private static DueTimeRecount New(RunningFlow hub, BankHolidayFile? file, Agreement? agreement = null) => new(hub.Store, agreement ?? hub.Agreement, new BankHolidaySource(file), hub.Time, NullLogger<DueTimeRecount>.Instance);

    /// <summary>What is counted from now on goes by the new list as well.</summary>
    private static DateTimeOffset ReceiverDue(RunningFlow hub) => Deadline.Of(
        hub.Agreement.ClockNamed("decide-social-care"), hub.Agreement.CalendarOf(hub.Agreement.Find(TestData.SocialCare)!), RunningFlow.Start);

    private static BankHolidays Read(string json) => BankHolidays.Read(Encoding.UTF8.GetBytes(json));
}
