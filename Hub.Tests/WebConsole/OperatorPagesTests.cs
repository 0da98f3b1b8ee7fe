using System.Net;
using Microsoft.EntityFrameworkCore;
using SafeguardingHub.Persistence;
using SafeguardingHub.Persistence.Rows;
using SafeguardingHub.Recovery.Handling;

namespace SafeguardingHub.Tests.WebConsole;

/// <summary>Operators see what failed, and mend it.</summary>
public sealed class OperatorPagesTests(RunningConsole console) : IClassFixture<RunningConsole>
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task The_front_page_of_an_operator_says_what_waits_what_failed_and_who_was_heard_from()
    {
        await console.SentToAsync(RunningConsole.SocialCare);
        await FailedMessages.FailAsync(console, FailedMessages.Concern);
        using var visitor = await console.VisitorAsync("operator");

        var front = await visitor.GetAsync("/");
        var page = await visitor.FollowAsync(front);

        Assert.Equal("/operations", front.Location);
        var failed = page.Document.QuerySelectorAll("table").First(table => table.QuerySelector("caption")!.TextContent.StartsWith("By how long ago", StringComparison.Ordinal));
        Assert.Contains("Northshire Police", failed.TextContent, StringComparison.Ordinal);
        var heard = page.Document.QuerySelectorAll("table").First(table => table.QuerySelector("caption")!.TextContent.StartsWith("When each was last heard", StringComparison.Ordinal)).QuerySelectorAll("tbody tr").ToDictionary(row => row.QuerySelector("th")!.TextContent.Trim(), row => row.QuerySelector("td")!.TextContent);
        Assert.Equal("less than a minute ago", heard["Northshire Police"]);
        Assert.Equal("Never", heard["Strathdearn Council children and families social work"]);
        Assert.Matches("The alert that has waited longest for somebody is SH-", page.Text);
        Assert.Contains("Not configured: agencies send and collect over HTTP", page.Text, StringComparison.Ordinal);
        Assert.Contains("Operations", page.Document.QuerySelector("nav")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Inbox", page.Document.QuerySelector("nav")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_group_is_assigned_noted_rehearsed_and_replayed_and_what_fails_again_has_come_back()
    {
        var good = await FailedMessages.FailAsync(console, FailedMessages.Concern);
        await FailedMessages.FailAsync(console, FailedMessages.Unreadable);
        var group = await FailedMessages.GroupOfAsync(console, good);
        using var visitor = await console.VisitorAsync("operator");
        Assert.Contains($"/dead-letters/{group}", (await visitor.GetAsync("/dead-letters")).Html, StringComparison.Ordinal);

        var assigned = await visitor.FollowAsync(await visitor.SubmitAsync(await visitor.GetAsync($"/dead-letters/{group}/assign"), "main form"));
        Assert.Contains("It is recorded who looks after the group", assigned.Text, StringComparison.Ordinal);
        var empty = await visitor.SubmitAsync(await visitor.GetAsync($"/dead-letters/{group}/note"), "main form");
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "Enter a note"), (empty.Status, Assert.Single(empty.Errors)));
        var noted = await visitor.FollowAsync(await visitor.SubmitAsync(empty, "main form", ("text", "A time zone that is not there.")));
        Assert.Contains("A time zone that is not there.", noted.Text, StringComparison.Ordinal);
        Assert.Contains("Investigating", noted.Text, StringComparison.Ordinal);

        var dead = (await console.Get<DeadLetterQueries>().ShowAsync(group, 1, TestContext.Current.CancellationToken)).Group.Count;
        var rehearsed = await visitor.GetAsync($"/dead-letters/{group}/dry-run");
        Assert.Equal($"{dead - 1} would pass, 1 still fail.", rehearsed.Heading);

        var unreasoned = await visitor.SubmitAsync(await visitor.GetAsync($"/dead-letters/{group}/replay"), "main form");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unreasoned.Status);
        var asked = await visitor.SubmitAsync(unreasoned, "main form", ("reason", "The bug is mended."));
        Assert.StartsWith("/replays/", asked.Location, StringComparison.Ordinal);
        await FailedMessages.FinishedAsync(console, Guid.Parse(asked.Location!.Split('/')[^1]));
        var finished = await visitor.FollowAsync(asked);

        Assert.Equal("Replay finished", finished.Heading);
        Assert.Matches($"Finished: {(dead == 2 ? "1 message" : $"{dead - 1} messages")} landed, 1 did not", finished.Text);
        var after = await visitor.GetAsync($"/dead-letters/{group}");
        Assert.Contains("Has come back", after.Text, StringComparison.Ordinal);
        Assert.Contains("The bug is mended.", after.Text, StringComparison.Ordinal);

        var twice = await visitor.SubmitAsync(unreasoned, "main form", ("reason", "Again."));
        await FailedMessages.FinishedAsync(console, Guid.Parse(twice.Location!.Split('/')[^1]));
        var marked = await visitor.FollowAsync(await visitor.SubmitAsync(await visitor.GetAsync($"/dead-letters/{group}/fixed"), "main form"));
        Assert.Contains("Fixed, not replayed yet", marked.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_10_a_replay_goes_where_x_death_says_a_dry_run_changes_nothing_and_a_repeated_failure_is_counted_and_has_come_back()
    {
        var (letter, stays) = (await FailedMessages.CollectAsync(console, FailedMessages.Concern), await FailedMessages.CollectAsync(console, FailedMessages.Unreadable));
        using var visitor = await console.VisitorAsync("operator");
        var page = await visitor.GetAsync($"/dead-letters/messages/{letter}");
        Assert.Equal("hub.in.police", RowOf(page, "It is for"));
        var history = Assert.Single(page.Document.QuerySelectorAll("table"), table => table.QuerySelector("caption")!.TextContent.Contains("x-death", StringComparison.Ordinal));
        Assert.Equal("hub.in.police delivery_limit 21", string.Join(' ', Assert.Single(history.QuerySelectorAll("tbody tr")).Children.Select(cell => cell.TextContent)));

        var before = await CountAsync();
        var rehearsed = await visitor.GetAsync($"/dead-letters/{letter}/dry-run");
        Assert.Equal("1 would pass.", rehearsed.Heading);
        Assert.Equal(before, await CountAsync());

        await ReplayAsync(visitor, letter);
        Assert.Equal("1, the last: recorded", RowOf(await visitor.GetAsync($"/dead-letters/messages/{letter}"), "Replays"));
        Assert.Equal(before.Concerns + 1, (await CountAsync()).Concerns);

        await ReplayAsync(visitor, stays);
        await ReplayAsync(visitor, stays);
        Assert.StartsWith("2, the last: failed", RowOf(await visitor.GetAsync($"/dead-letters/messages/{stays}"), "Replays"), StringComparison.Ordinal);
        var group = await FailedMessages.GroupOfAsync(console, stays);
        await visitor.FollowAsync(await visitor.SubmitAsync(await visitor.GetAsync($"/dead-letters/{group}/fixed"), "main form"));
        Assert.Contains("Fixed, not replayed yet", (await visitor.GetAsync($"/dead-letters/{group}")).Text, StringComparison.Ordinal);
        await ReplayAsync(visitor, stays);
        Assert.Contains("Has come back", (await visitor.GetAsync($"/dead-letters/{group}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_message_says_is_hidden_until_a_reason_is_given_and_the_audit_has_it()
    {
        var secret = "<a>Zyxwv"u8.ToArray();
        var letter = await FailedMessages.CollectAsync(console, secret);
        using var visitor = await console.VisitorAsync("operator");
        var group = await FailedMessages.GroupOfAsync(console, letter);
        foreach (var path in new[] { "/dead-letters", $"/dead-letters/{group}", $"/dead-letters/messages/{letter}", $"/dead-letters/messages/{letter}/content", $"/dead-letters/{letter}/dry-run" })
        {
            var shown = (await visitor.GetAsync(path)).Html;
            Assert.DoesNotContain("Zyxwv", shown, StringComparison.Ordinal);
            Assert.DoesNotContain("Evidently-Madeup", shown, StringComparison.Ordinal);
        }

        var refused = await visitor.SubmitAsync(await visitor.GetAsync($"/dead-letters/messages/{letter}/content"), "main form", ("reason", "  "));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "Enter why you need to see it"), (refused.Status, Assert.Single(refused.Errors)));
        Assert.StartsWith("Error: ", refused.Title, StringComparison.Ordinal);
        var revealed = await visitor.SubmitAsync(refused, "main form", ("reason", "Northshire asked."));

        Assert.Equal("<a>Zyxwv", revealed.Document.QuerySelector("pre")!.TextContent);
        Assert.Contains("Evidently-Madeup", revealed.Text, StringComparison.Ordinal);
        Assert.Equal("no-store", revealed.Response.Headers.CacheControl!.ToString());
        await using var context = console.Get<IHubStore>().Open();
        var entry = await context.Audit.SingleAsync(row => row.Action == "dead-letter-revealed" && row.Subject == letter.ToString("N"), TestContext.Current.CancellationToken);
        Assert.Equal(("Northshire asked.", true), (entry.Detail, entry.Actor.StartsWith("operator:", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_message_that_was_refused_shows_its_problems_by_code_and_place_and_one_that_waits_says_behind_which()
    {
        var first = await FailedMessages.FailAsync(console, FailedMessages.Concern);
        await console.RaiseRefusedAsync(RunningConsole.Police, "<a>Zyxwv"u8.ToArray(), "application/xml");
        Guid refused;
        await using (var context = console.Get<IHubStore>().Open())
        {
            refused = await context.DeadLetters.Where(row => row.Source == DeadLetterSource.Quarantine).OrderByDescending(row => row.Sequence).Select(row => row.Id).FirstAsync(TestContext.Current.CancellationToken);
        }

        using var visitor = await console.VisitorAsync("auditor");
        var page = await visitor.GetAsync($"/dead-letters/messages/{refused}");

        Assert.Matches("HUB-[0-9]{4}", page.Document.QuerySelector("table tbody th")!.TextContent);
        Assert.DoesNotContain("Zyxwv", page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("Show content", page.Document.QuerySelector("main .govuk-button")?.TextContent ?? "", StringComparison.Ordinal);
        Assert.Null((await visitor.GetAsync($"/dead-letters/messages/{first}")).Document.QuerySelector("main .govuk-button"));
    }

    [Fact]
    public async Task Groups_are_sorted_filtered_and_kept_in_the_address()
    {
        await FailedMessages.FailAsync(console, FailedMessages.Concern);
        await FailedMessages.CollectAsync(console, FailedMessages.Concern);
        using var visitor = await console.VisitorAsync("operator");

        var ascending = await visitor.GetAsync("/dead-letters?sort=first-seen");
        var descending = await visitor.GetAsync("/dead-letters?sort=first-seen&order=descending");
        Assert.Equal(Causes(ascending), Causes(descending).Reverse());
        Assert.Equal("ascending", ascending.Document.QuerySelectorAll("th[aria-sort]").Single(header => header.TextContent.Contains("First seen", StringComparison.Ordinal)).GetAttribute("aria-sort"));
        Assert.All((await visitor.GetAsync("/dead-letters?agency=police.northshire&state=regressed&state=new&state=fixed&state=investigating")).Document.QuerySelectorAll("tbody tr"), row => Assert.Contains("Northshire Police", row.TextContent, StringComparison.Ordinal));
        Assert.Contains("No group fits these filters", (await visitor.GetAsync("/dead-letters?agency=health.northshire")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/dead-letters?page=99&sort=nonsense&state=nonsense")).Status);
    }

    [Fact]
    public async Task What_is_not_there_is_not_found_and_what_was_settled_meanwhile_is_said()
    {
        using var visitor = await console.VisitorAsync("operator");
        foreach (var path in new[] { "/dead-letters/000000000000", $"/dead-letters/messages/{Guid.NewGuid()}", $"/dead-letters/{Guid.NewGuid()}/replay", $"/replays/{Guid.NewGuid()}", $"/proposals/{Guid.NewGuid()}", "/agencies/police.nowhere", "/agreement?text=none" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(path)).Status);
        }

        var letter = await FailedMessages.FailAsync(console, FailedMessages.Concern);
        var form = await visitor.GetAsync($"/dead-letters/{letter}/replay");
        await ReplayAsync(visitor, letter);
        var again = await visitor.SubmitAsync(form, "main form", ("reason", "Once more."));

        Assert.Equal((HttpStatusCode.Conflict, "Nothing is left to replay."), (again.Status, Assert.Single(again.Errors)));
        Assert.Equal("Once more.", again.Value("reason"));
    }

    [Fact]
    public async Task A_replay_tells_how_far_it_is_by_itself_to_who_may_see_it()
    {
        var letter = await FailedMessages.FailAsync(console, FailedMessages.Concern);
        using var visitor = await console.VisitorAsync("operator");
        var replay = await ReplayAsync(visitor, letter);
        using var caseworker = await console.VisitorAsync("police.northshire-caseworker");

        using var events = await visitor.SendAsync(new HttpRequestMessage(HttpMethod.Get, $"/live/replays/{replay}"));
        Assert.Equal("text/event-stream", events.Content.Headers.ContentType!.MediaType);
        var told = await events.Content.ReadAsStringAsync(TestContext.Current.CancellationToken).WaitAsync(Limit, TestContext.Current.CancellationToken);
        Assert.Contains("event: progress", told, StringComparison.Ordinal);
        Assert.Contains("\"done\":1,\"total\":1,\"finished\":true,\"words\":\"Finished: 1 message landed.\"", told, StringComparison.Ordinal);
        using var refused = await caseworker.SendAsync(new HttpRequestMessage(HttpMethod.Get, $"/live/replays/{replay}"));
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        using var unknown = await visitor.SendAsync(new HttpRequestMessage(HttpMethod.Get, $"/live/replays/{Guid.NewGuid()}"));
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    [Fact]
    public async Task Signing_out_elsewhere_ends_what_is_told_of_a_replay_that_is_not_finished()
    {
        var letter = await FailedMessages.CollectAsync(console, FailedMessages.Concern, diedIn: "hub.in.charity");
        var now = console.Clock.GetUtcNow();
        var replay = new ReplayRow { Id = Guid.CreateVersion7(now), Fingerprint = null, AskedBy = "Ada Example", AskedAt = now, Reason = "Another instance has it.", Total = 1, PerSecond = 1, LeasedUntil = now.AddYears(1) };
        await using (var context = console.Get<IHubStore>().Open())
        {
            context.AddRange(replay, new ReplayItemRow { ReplayId = replay.Id, Position = 0, DeadLetterId = letter });
            await context.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        using var visitor = await console.VisitorAsync("operator");
        using var events = await visitor.SendAsync(new HttpRequestMessage(HttpMethod.Get, $"/live/replays/{replay.Id}"));
        await visitor.SubmitAsync(await visitor.GetAsync("/help"), "form[action='/sign-out']");

        var told = await events.Content.ReadAsStringAsync(TestContext.Current.CancellationToken).WaitAsync(Limit, TestContext.Current.CancellationToken);
        Assert.Contains("\"done\":0,\"total\":1,\"finished\":false", told, StringComparison.Ordinal);
        Assert.EndsWith("event: ended\ndata: {\"text\":\"\"}\n\n", told, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Causes(ShownPage page) => [.. page.Document.QuerySelectorAll("tbody th").Select(cause => cause.TextContent)];

    private static string RowOf(ShownPage page, string key) => page.Document.QuerySelectorAll(".govuk-summary-list__row").Single(row => row.QuerySelector("dt")!.TextContent == key).QuerySelector("dd")!.TextContent.Trim();

    private async Task<Guid> ReplayAsync(Visitor visitor, Guid letter)
    {
        var asked = await visitor.SubmitAsync(await visitor.GetAsync($"/dead-letters/{letter}/replay"), "main form", ("reason", "Mended."));
        var replay = Guid.Parse(asked.Location!.Split('/')[^1]);
        await FailedMessages.FinishedAsync(console, replay);
        return replay;
    }

    private async Task<(int Concerns, int Letters, int Replays, int Outbox)> CountAsync()
    {
        await using var context = console.Get<IHubStore>().Open();
        var cancellation = TestContext.Current.CancellationToken;
        return (await context.Concerns.CountAsync(cancellation), await context.DeadLetters.SumAsync(row => row.Replays + (row.State == DeadLetterState.Dead ? 1 : 0), cancellation), await context.ReplayItems.CountAsync(cancellation), await context.Outbox.CountAsync(cancellation));
    }
}
