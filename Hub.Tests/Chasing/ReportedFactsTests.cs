using SafeguardingHub.Chasing;
using SafeguardingHub.Persistence.Rows;
using SafeguardingHub.Tests.Fixtures;
using static SafeguardingHub.Tests.Chasing.Answering;
using static SafeguardingHub.Tests.TestData;

namespace SafeguardingHub.Tests.Chasing;

/// <summary>What is reported as done meets what is owed, and starts the clock that follows.</summary>
public sealed class ReportedFactsTests(DatabaseFixture databases)
{
    private const string Number = "\"reference\": \"NRM-2026-1234\"";

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_strategy_discussion_starts_the_conference_clock_on_its_own_day_once(DatabaseKind database)
    {
        await using var hub = await RunningFlow.StartAsync(database, databases);
        var concern = await RaiseAsync(hub);
        hub.Time.SetUtcNow(new DateTimeOffset(2026, 3, 13, 12, 0, 0, TimeSpan.Zero));
        await AnswerAsync(hub, concern, "accepted");

        // Held on Wednesday 11 March; 15 working days of social care: 12, 13, 16 to 20, 23 to 27, 30, 31 March, 1 April at 17:00.
        var conference = Assert.Single(await hub.RowsAsync<ObligationRow>(), row => row.Name == Owed.InitialConference);
        Assert.Equal((SocialCare.ToString(), new DateTimeOffset(2026, 4, 1, 16, 0, 0, TimeSpan.Zero)), (conference.OwedBy, conference.Due.ToUniversalTime()));

        await AnswerAsync(hub, concern, "outcome", "a-2");
        Assert.NotNull(Assert.Single(await hub.RowsAsync<ObligationRow>(), row => row.Name == Owed.InitialConference).MetAt);
        await AnswerAsync(hub, concern, "accepted", "a-3");
        Assert.Single(await hub.RowsAsync<ObligationRow>(), row => row.Name == Owed.InitialConference);
    }

    [Fact]
    public async Task A_conference_is_owed_by_the_local_authority_whichever_agency_reports_the_discussion()
    {
        await using var hub = await RunningFlow.StartAsync(DatabaseKind.Sqlite, databases);
        var concern = await hub.SendAsync(Health, "concern", HealthExample("concern-urgent"), "c-1");
        await hub.RelayAsync();
        await SayAsync(hub, Police, "response", PoliceExample("response-accepted", About(concern)), "a-1");

        var conference = Assert.Single(await hub.RowsAsync<ObligationRow>(), row => row.Name == Owed.InitialConference);
        Assert.Equal(SocialCare.ToString(), conference.OwedBy);
    }

    [Fact]
    public async Task Scotlands_planning_meeting_is_within_28_days_of_the_concern_however_late_the_discussion_was()
    {
        await using var hub = await RunningFlow.StartAsync(DatabaseKind.Sqlite, databases);
        var concern = await hub.SendAsync(Police, "concern", PoliceExample("concern-scotland"), "c-1");
        await hub.RelayAsync();
        hub.Time.SetUtcNow(new DateTimeOffset(2026, 3, 13, 12, 0, 0, TimeSpan.Zero));
        await SayAsync(hub, Strathdearn, "response", Answer("accepted", concern.Reference!.Value, ("\"901\"", "\"904\"")), "a-1");

        // Told on 10 March; 28 days later is 7 April, 23:59 in summer time.
        var meeting = Assert.Single(await hub.RowsAsync<ObligationRow>(), row => row.Name == Owed.InitialConference);
        Assert.Equal((Strathdearn.ToString(), new DateTimeOffset(2026, 4, 7, 22, 59, 0, TimeSpan.Zero)), (meeting.OwedBy, meeting.Due.ToUniversalTime()));
    }

    [Fact]
    public async Task Police_have_told_the_school_when_they_say_so()
    {
        await using var hub = await RunningFlow.StartAsync(DatabaseKind.Sqlite, databases);
        var concern = await hub.SendAsync(Police, "concern", PoliceExample("concern-full", ("code=\"CSE\"", "code=\"DA\"")), "c-1");
        await hub.RelayAsync();
        Assert.Null(Assert.Single(await hub.RowsAsync<ObligationRow>(), row => row.Name == Owed.OperationEncompass).MetAt);
        await SayAsync(hub, Police, "response", PoliceExample("response-information-supplied", About(concern), ("\"CHILD-SEEN\"", "\"SCHOOL-TOLD\"")), "p-1");

        Assert.NotNull(Assert.Single(await hub.RowsAsync<ObligationRow>(), row => row.Name == Owed.OperationEncompass).MetAt);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_national_referral_is_owed_until_its_number_is_there(DatabaseKind database)
    {
        await using var hub = await RunningFlow.StartAsync(database, databases);
        var concern = await RaiseArrestAsync(hub);
        await SayAsync(hub, SocialCare, "response", Answer("accepted", concern.Reference!.Value, (Number, "\"text\": \"soon\"")), "a-1");
        Assert.Null((await NationalAsync(hub)).MetAt);
        Assert.Contains("reference-missing", CapturingChannel.Text(Assert.Single(hub.Channel.OfType("rejection"))), StringComparison.Ordinal);

        await SayAsync(hub, SocialCare, "response", Answer("accepted", concern.Reference!.Value), "a-2");
        Assert.NotNull((await NationalAsync(hub)).MetAt);
    }

    [Theory]
    [InlineData("slavery-defence-considered", Owed.ModernSlaveryDefence)]
    [InlineData("appropriate-adult-present", Owed.AppropriateAdult)]
    public async Task What_is_asked_about_a_child_in_custody_is_met_by_being_done(string fact, string owed)
    {
        await using var hub = await RunningFlow.StartAsync(DatabaseKind.Sqlite, databases);
        var concern = await RaiseArrestAsync(hub);
        Assert.Null(Assert.Single(await hub.RowsAsync<ObligationRow>(), row => row.Name == owed).MetAt);
        await SayAsync(hub, SocialCare, "response", Answer("accepted", concern.Reference!.Value, ("strategy-discussion-held", fact)), "a-1");

        Assert.NotNull(Assert.Single(await hub.RowsAsync<ObligationRow>(), row => row.Name == owed).MetAt);
        Assert.Contains("met", await TimelineAsync(hub));
    }

    private static async Task<SafeguardingHub.Recording.Acceptance> RaiseArrestAsync(RunningFlow hub)
    {
        var concern = await hub.SendAsync(Police, "concern", PoliceExample("concern-county-lines-arrest"), "c-1");
        await hub.RelayAsync();
        return concern;
    }

    private static async Task<ObligationRow> NationalAsync(RunningFlow hub) => Assert.Single(await hub.RowsAsync<ObligationRow>(), row => row.Name == Owed.NationalReferral);
}
