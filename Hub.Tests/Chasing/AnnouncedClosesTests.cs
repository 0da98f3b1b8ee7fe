using System.Text;
using NodaTime;
using SafeguardingHub.Agreements;
using SafeguardingHub.Chasing;
using SafeguardingHub.Persistence.Rows;
using SafeguardingHub.Schemas.Canonical;
using SafeguardingHub.Tests.Agreements;
using SafeguardingHub.Tests.Fixtures;
using static SafeguardingHub.Tests.Chasing.Answering;
using static SafeguardingHub.Tests.TestData;

namespace SafeguardingHub.Tests.Chasing;

/// <summary>A close is announced, waits for objections, and comes about or does not.</summary>
public sealed class AnnouncedClosesTests(DatabaseFixture databases)
{
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_close_is_announced_to_the_partners_and_its_notice_runs(DatabaseKind database)
    {
        await using var hub = await RunningFlow.StartAsync(database, databases);
        var concern = await RaiseAsync(hub);
        await AnswerAsync(hub, concern, "accepted", "a-1");
        await AnswerAsync(hub, concern, "outcome", "a-2");
        await AnswerAsync(hub, concern, "closed", "a-3");

        var referral = await ReferralAsync(hub);
        Assert.Equal(("close-announced", SocialCare.ToString()), (referral.Phase, referral.Holder));
        Assert.NotNull(referral.OutcomeAt);
        Assert.True(referral.CloseNoticeDue > hub.Time.GetUtcNow());
        Assert.Null(referral.ClosedAt);
        Assert.Contains(hub.Channel.OfType("feedback"), post => post.Recipient == Police && CapturingChannel.Text(post).Contains("She turned 18", StringComparison.Ordinal));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task When_nobody_objects_within_the_notice_the_hub_closes_it_and_tells_everyone(DatabaseKind database)
    {
        await using var hub = await RunningFlow.StartAsync(database, databases);
        await AnnounceAsync(hub);
        var due = (await ReferralAsync(hub)).CloseNoticeDue!.Value;
        hub.Time.SetUtcNow(due.AddSeconds(-1));
        Assert.Equal((0, "close-announced"), (await hub.LookAsync(), (await ReferralAsync(hub)).Phase));

        hub.Time.SetUtcNow(due.AddSeconds(1));
        Assert.Equal((1, 0), (await hub.LookAsync(), await hub.LookAsync()));

        var closed = await ReferralAsync(hub);
        Assert.Equal(("closed", null), (closed.Phase, closed.CloseNoticeDue));
        Assert.NotNull(closed.ClosedAt);
        Assert.All((await hub.RowsAsync<ObligationRow>()).Where(row => row.About == SocialCare.ToString()), row => Assert.True(row.MetAt is not null || row.CancelledAt is not null));
        Assert.Contains("close-notice-elapsed", await TimelineAsync(hub));
        Assert.Contains(hub.Channel.OfType("update"), post => post.Recipient == Police && CapturingChannel.Text(post).Contains("is closed", StringComparison.Ordinal));
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task An_objection_keeps_it_open_even_when_it_has_not_taken_effect_yet(DatabaseKind database)
    {
        await using var hub = await RunningFlow.StartAsync(database, databases);
        var concern = await AnnounceAsync(hub);
        var due = (await ReferralAsync(hub)).CloseNoticeDue!.Value;
        await hub.SendAsync(Police, "response", PoliceExample("response-objected", About(concern)), "p-1");
        hub.Time.SetUtcNow(due.AddSeconds(1));
        Assert.Equal(0, await hub.LookAsync());

        await hub.ApplyAsync();
        Assert.Equal(0, await hub.LookAsync());
        Assert.Equal(("accepted", null), ((await ReferralAsync(hub)).Phase, (await ReferralAsync(hub)).CloseNoticeDue));
        Assert.Equal(SocialCare.ToString(), (await OwedAsync(hub, Owed.AnswerObjection)).OwedBy);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_holiday_proclaimed_while_the_notice_runs_gives_the_partners_their_whole_time(DatabaseKind database)
    {
        await using var hub = await RunningFlow.StartAsync(database, databases, Northshire.WithBankHolidays(Holidays()));
        await AnnounceAsync(hub);

        // Announced on Tuesday 10 March 2026: until Tuesday 17 at five; with a holiday on Friday 13, until Wednesday 18.
        var due = (await ReferralAsync(hub)).CloseNoticeDue!.Value;
        Assert.Equal(new DateTimeOffset(2026, 3, 17, 17, 0, 0, TimeSpan.Zero), due.ToUniversalTime());
        hub.Agreement.HolidaysInForce.Exchange(Holidays((Nation.England, new LocalDate(2026, 3, 13))));
        hub.Time.SetUtcNow(due.AddSeconds(1));
        Assert.Equal((1, 0), (await hub.LookAsync(), await hub.LookAsync()));
        Assert.Equal(("close-announced", due.AddDays(1)), ((await ReferralAsync(hub)).Phase, (await ReferralAsync(hub)).CloseNoticeDue!.Value));
        Assert.Contains("recounted", await TimelineAsync(hub));

        hub.Time.Advance(TimeSpan.FromDays(1));
        Assert.Equal((1, "closed"), (await hub.LookAsync(), (await ReferralAsync(hub)).Phase));
    }

    private static BankHolidays Holidays(params (Nation Nation, LocalDate Day)[] oneOffs) => BankHolidays.Read(Encoding.UTF8.GetBytes(HolidayFeed.Json(2026, 2028, oneOffs)));

    private static async Task<SafeguardingHub.Recording.Acceptance> AnnounceAsync(RunningFlow hub)
    {
        var concern = await RaiseAsync(hub);
        await AnswerAsync(hub, concern, "accepted", "a-1");
        await AnswerAsync(hub, concern, "outcome", "a-2");
        await AnswerAsync(hub, concern, "closed", "a-3");
        return concern;
    }
}
