using SafeguardingHub.Reporting;
using SafeguardingHub.Schemas.Canonical;
using SafeguardingHub.Tests.Chasing;
using SafeguardingHub.Tests.Fixtures;
using static SafeguardingHub.Tests.TestData;

namespace SafeguardingHub.Tests.Reporting;

/// <summary>Whether children are treated alike is seen from what is recorded, and no child by it.</summary>
public sealed class FairnessReportTests(DatabaseFixture databases)
{
    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_decline_counts_for_the_sex_ethnicity_and_age_of_the_child(DatabaseKind database)
    {
        await using var hub = await RunningFlow.StartAsync(database, databases);
        var arrest = await hub.SendAsync(Police, "concern", PoliceExample("concern-county-lines-arrest"), "arrest");
        await hub.SendAsync(SocialCare, "concern", SocialCareExample("concern-exploitation-14"), "girl");
        await hub.RelayAsync();
        hub.Time.Advance(TimeSpan.FromHours(3));
        await Answering.AnswerAsync(hub, arrest, "declined");

        var lines = FairnessReport.Of(await new ReportReading(hub.Store, hub.Keys, hub.Agreement).ReadAsync(TestContext.Current.CancellationToken));

        Assert.Equal((2, 3, 1, 1), (lines[0].Children, lines[0].Referrals, lines[0].Answered, lines[0].Declined));
        var boys = Assert.Single(lines, line => line is { By: "sex", Group: "male" });
        Assert.Equal((1, 2, 1, 1, 1, 0, 1), (boys.Children, boys.Referrals, boys.Declined, boys.ToSocialCare, boys.ToCharity, boys.ToPolice, boys.Suspects));
        Assert.Equal(3, boys.MedianHours!.Value, 2);
        Assert.Equal(0, boys.SuspectsPoliceAlone);
        Assert.Equal(0, Assert.Single(lines, line => line is { By: "sex", Group: "female" }).Declined);
        Assert.Equal(1, Assert.Single(lines, line => line is { By: "ethnicity", Group: "white-british" }).Declined);
        Assert.Equal(1, Assert.Single(lines, line => line is { By: "age", Group: "14-15" } && line.Children > 0).Declined);
    }

    [Theory, ClassData(typeof(BothDatabases))]
    public async Task A_suspect_whom_nobody_but_police_has_is_counted(DatabaseKind database)
    {
        await using var hub = await RunningFlow.StartAsync(database, databases);
        await hub.SendAsync(Police, "concern", PoliceExample("concern-county-lines-arrest"), "arrest");
        await hub.ExecuteAsync("DELETE FROM referrals");

        var all = FairnessReport.Of(await new ReportReading(hub.Store, hub.Keys, hub.Agreement).ReadAsync(TestContext.Current.CancellationToken))[0];

        Assert.Equal((1, 1), (all.Suspects, all.SuspectsPoliceAlone));
    }

    [Fact]
    public void A_small_number_is_told_as_small_and_none_as_none()
    {
        var line = ReportLine.Of("sex", "male", [.. Enumerable.Range(0, 7).Select(place => Child(place < 2))]);

        var cells = ReportCells.Of(line, 5);
        Assert.Equal(["sex", "male", "7", "7", "7", "<5", "4.0", "0", "7", "0", "0", "0", "7", "0"], cells);
        Assert.Equal("2", ReportCells.Of(line, 0)[5]);
        Assert.Equal("withheld", ReportCells.Of(ReportLine.Of("sex", "male", [Child(false)]), 5)[6]);
    }

    [Fact]
    public void The_file_has_a_line_for_each_group_and_as_many_cells_in_each()
    {
        var csv = ReportCells.Csv(FairnessReport.Of([Child(true), Child(false) with { Sex = Sex.Female, Age = 17 }]), 0).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(["by", "all", "sex", "sex", "ethnicity", "age", "age"], csv.Select(line => line.Split(',')[0]));
        Assert.All(csv, line => Assert.Equal(ReportCells.Heads.Count, line.Split(',').Length));
    }

    private static ReportedChild Child(bool declined) =>
        new(Sex.Male, Ethnicity.WhiteBritish, 15, ExploitedSuspect: true, PoliceAlone: false, [new ReportedReferral("social-care", TimeSpan.FromHours(4), declined)]);
}
