using System.Globalization;
using SafeguardingHub.Agreements;
using SafeguardingHub.CommandLine;
using SafeguardingHub.Schemas.Canonical;
using SafeguardingHub.Tests.Fixtures;
using SafeguardingHub.Translation;

namespace SafeguardingHub.Tests.CommandLine;

/// <summary>Every expected time was worked out by hand; the sum stands beside it. All receivers are open from nine to five, Monday to Friday.</summary>
public sealed class ClocksCommandTests
{
    private const string Local = "Hub.Tests/Agreements/local-clocks.json";

    private static readonly Agreement Agreed = AgreementAndFormats.Load(Path.Combine(RepositoryFiles.Root, Local)).Agreement;

    /// <summary>Clock, agency, start, due, what else the output has to say.</summary>
    public static TheoryData<string, string, string, string, string> Sums => new()
    {
        // Thursday 2 April; Friday 3 is Good Friday, 4 and 5 weekend, Monday 6 Easter Monday in England: Tuesday 7 is the first working day.
        { "1 working day", "social-care.southdown", "2026-04-02T16:55", "2026-04-07T17:00:00+01:00", "Mon 6 Apr 2026 is no working day (bank holiday: Easter Monday)." },
        // Scotland keeps Good Friday and not Easter Monday: Monday 6.
        { "1 working day", "social-care.strathdearn", "2026-04-02T16:55", "2026-04-06T17:00:00+01:00", "Fri 3 Apr 2026 is no working day (bank holiday: Good Friday)." },
        // Friday 12 June; Monday 15 is Scotland's one-off holiday: Tuesday 16. In England nothing happened: Monday 15.
        { "1 working day", "social-care.strathdearn", "2026-06-12T10:00", "2026-06-16T17:00:00+01:00", "Mon 15 Jun 2026 is no working day" },
        { "1 working day", "social-care.southdown", "2026-06-12T10:00", "2026-06-15T17:00:00+01:00", "Mon 15 Jun 2026 is working day 1." },
        // Friday 23 October 18:00 summer time is 17:00 UTC; three days later it is 17:00 UTC again, and the clock on the wall says 17:00.
        { "72 clock hours", "social-care.southdown", "2026-10-23T18:00", "2026-10-26T17:00:00+00:00", "Clock hours always run" },
        // Friday 27 March 18:00 is 18:00 UTC; three days later the wall says 19:00.
        { "72 clock hours", "social-care.southdown", "2026-03-27T18:00", "2026-03-30T19:00:00+01:00", "Clock hours always run" },
        // 01:30 on 25 October is there twice. The first is 00:30 UTC: one hour later it is 01:30 UTC, 01:30 in winter time.
        { "1 clock hour", "social-care.southdown", "2026-10-25T01:30", "2026-10-25T01:30:00+00:00", "on the clock twice" },
        { "1 clock hour", "social-care.southdown", "2026-10-25T01:30+00:00", "2026-10-25T02:30:00+00:00", "Clock hours always run" },
        // 01:30 on 29 March is never there: at 01:00 UTC the wall goes from 01:00 to 02:00. One hour after that is 03:00.
        { "1 clock hour", "social-care.southdown", "2026-03-29T01:30", "2026-03-29T03:00:00+01:00", "never on the clock" },
        // Surrey, red: 0h05 on Friday 22 May, Monday 25 is a bank holiday, 3h55 from Tuesday 9:00: 12:55.
        { "southdown-red", "social-care.southdown", "2026-05-22T16:55", "2026-05-26T12:55:00+01:00", "Fri 22 May 2026: runs 0h05 from 16:55, 3h55 left." },
        // Surrey, amber: 0h05 on Friday, 8h00 each on Tuesday and Wednesday are 16h05, 7h55 from Thursday 9:00: 16:55.
        { "southdown-amber", "social-care.southdown", "2026-05-22T16:55", "2026-05-28T16:55:00+01:00", "Wed 27 May 2026: runs 8h00 from 09:00, 7h55 left." },
        // Surrey, green: 72 hours are three days, Saturday, Sunday and Monday.
        { "southdown-green", "social-care.southdown", "2026-05-22T16:55", "2026-05-25T16:55:00+01:00", "Clock hours always run" },
        // Merton: 2, 6 and 24 hours by the clock.
        { "wandle-red", "social-care.wandle", "2026-05-22T16:55", "2026-05-22T18:55:00+01:00", "Clock hours always run" },
        { "wandle-amber", "social-care.wandle", "2026-05-22T16:55", "2026-05-22T22:55:00+01:00", "Clock hours always run" },
        { "wandle-green", "social-care.wandle", "2026-05-22T16:55", "2026-05-23T16:55:00+01:00", "Clock hours always run" },
        // Luton's rule: red runs on past five o'clock, 16:55 and four hours are 20:55; amber waits for Tuesday, 9:00 and 3h55.
        { "lea-red", "social-care.lea", "2026-05-22T16:55", "2026-05-22T20:55:00+01:00", "runs out of hours" },
        { "lea-amber", "social-care.lea", "2026-05-22T16:55", "2026-05-26T12:55:00+01:00", "Mon 25 May 2026: bank holiday" },
    };

    [Theory]
    [MemberData(nameof(Sums))]
    public void A_due_time_is_counted_as_by_hand_and_explained_step_by_step(string clock, string agency, string start, string due, string said)
    {
        Assert.True(LocalStart.TryParse(start, out var from));
        var owes = Agreed.Find(AgencyId.Parse(agency))!;
        var found = new AskedClock(clock, owes, from.At, Risk: null, Rating: null).Find(Agreed)!;
        var explained = Deadline.Explain(found, Agreed.CalendarOf(owes), from.At);

        Assert.Equal(due, explained.Due.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture));
        Assert.Contains(explained.Steps.Append(from.Said ?? ""), step => step.Contains(said, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("1 working day", "social-care.southdown", "2026-04-02T16:55", "2026-04-07T17:00:00+01:00", "Mon 6 Apr 2026 is no working day (bank holiday: Easter Monday).")]
    [InlineData("1 working day", "social-care.strathdearn", "2026-04-02T16:55", "2026-04-06T17:00:00+01:00", "Owed by social-care.strathdearn in scotland, open Mon Tue Wed Thu Fri 09:00 to 17:00.")]
    [InlineData("1 clock hour", "social-care.southdown", "2026-10-25T01:30", "2026-10-25T01:30:00+00:00", "on the clock twice")]
    public async Task The_command_prints_the_steps_and_ends_with_the_time(string clock, string agency, string start, string due, string said)
    {
        var explained = await HubCommand.RunAsync("clocks", "explain", "--clock", clock, "--agency", agency, "--start", start, "--agreement", Local);

        Assert.Equal(0, explained.ExitCode);
        Assert.Equal($"due: {due}", explained.LastLine);
        Assert.Contains(said, explained.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("social-care.southdown", "red", "southdown-red")]
    [InlineData("social-care.southdown", "green", "southdown-green")]
    [InlineData("social-care.wandle", "amber", "wandle-amber")]
    public async Task The_rating_chooses_among_the_clocks_of_the_hub(string agency, string rating, string chosen)
    {
        var explained = await HubCommand.RunAsync("clocks", "explain", "--clock", "information-request", "--agency", agency, "--start", "2026-05-22T16:55", "--rating", rating, "--agreement", Local);

        Assert.StartsWith($"Clock information-request, here {chosen}: ", explained.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_rated_blue_has_no_limit_and_that_is_said()
    {
        var explained = await HubCommand.RunAsync("clocks", "explain", "--clock", "information-request", "--agency", "social-care.wandle", "--start", "2026-05-22T16:55", "--rating", "blue", "--agreement", Local);

        Assert.Equal(1, explained.ExitCode);
        Assert.Empty(explained.Output);
        Assert.Contains("sets no limit", explained.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("soon", "social-care.wandle", "2026-05-22T16:55", 78, "hub clocks list")]
    [InlineData("decide", "social-care.nowhere", "2026-05-22T16:55", 78, "is not in the agreement")]
    [InlineData("decide", "social-care.wandle", "Friday at five", 2, "local time")]
    [InlineData("decide", "social-care.wandle", "2026-02-30T10:00", 2, "local time")]
    [InlineData("decide", "social-care.wandle", "9999-12-31T10:00", 2, "local time")]
    public async Task What_cannot_be_explained_says_what_to_do(string clock, string agency, string start, int exitCode, string words)
    {
        var refused = await HubCommand.RunAsync("clocks", "explain", "--clock", clock, "--agency", agency, "--start", start, "--agreement", Local);

        Assert.Equal(exitCode, refused.ExitCode);
        Assert.Empty(refused.Output);
        Assert.Contains(words, refused.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_clock_and_every_variant_of_the_agreement_is_listed()
    {
        var listed = await HubCommand.RunAsync("clocks", "list");

        Assert.Equal(0, listed.ExitCode);
        Assert.All(
            TestData.Northshire.Clocks.SelectMany(clock => clock.Variants.Prepend(clock)),
            clock => Assert.Contains($"{clock.Name}: {clock.InWords()}", listed.Output, StringComparison.Ordinal));
    }
}
