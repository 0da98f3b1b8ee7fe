using System.Net;
using Microsoft.EntityFrameworkCore;
using SafeguardingHub.Persistence;

namespace SafeguardingHub.Tests.WebConsole;

/// <summary>Auditors look up who did what, and whether anybody changed it.</summary>
public sealed class AuditPagesTests(RunningConsole console) : IClassFixture<RunningConsole>
{
    [Fact]
    public async Task What_was_read_is_found_by_reference_who_and_what_and_looking_is_an_entry_too()
    {
        var reference = await console.SentToAsync(RunningConsole.SocialCare);
        using (var caseworker = await console.VisitorAsync("social-care.northshire-caseworker"))
        {
            await caseworker.GetAsync($"/concerns/{reference}");
        }

        using var auditor = await console.VisitorAsync("auditor");
        var found = await auditor.GetAsync($"/audit?subject={reference}&action=concern-read&actor=social-care.northshire");
        var row = Assert.Single(found.Document.QuerySelectorAll("tbody tr"));
        Assert.Contains($"{RunningConsole.SocialCare}: ", row.TextContent, StringComparison.Ordinal);
        Assert.Equal("Audit (1)", found.Heading);
        Assert.Equal("Audit (0)", (await auditor.GetAsync($"/audit?subject={reference}&action=concern-read&actor=police.northshire")).Heading);

        var looked = await auditor.GetAsync("/audit?action=audit-searched");
        Assert.Contains($"action concern-read subject {reference}", looked.Text, StringComparison.Ordinal);
        Assert.Equal("Audit (0)", (await auditor.GetAsync("/audit?from-day=1&from-month=1&from-year=2020&to-day=2&to-month=1&to-year=2020")).Heading);
    }

    [Fact]
    public async Task A_day_that_is_none_is_said_with_what_was_typed_kept()
    {
        using var auditor = await console.VisitorAsync("auditor");
        var wrong = await auditor.GetAsync("/audit?from-day=31&from-month=2&from-year=2026");

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "The first day must be a real date", "31"), (wrong.Status, Assert.Single(wrong.Errors), wrong.Value("from-day")));
        Assert.StartsWith("Error: ", wrong.Title, StringComparison.Ordinal);
        Assert.NotNull(wrong.Document.QuerySelector("#from-day"));
        Assert.Equal("#from-day", wrong.Document.QuerySelector(".govuk-error-summary__list a")!.GetAttribute("href"));
        var reversed = await auditor.GetAsync("/audit?from-day=2&from-month=2&from-year=2026&to-day=1&to-month=2&to-year=2026");
        Assert.Equal("The last day must be the first day or later", Assert.Single(reversed.Errors));
    }

    [Fact]
    public async Task More_than_a_page_is_paged_and_the_address_keeps_what_was_asked()
    {
        using var auditor = await console.VisitorAsync("auditor");
        for (var time = 0; time < 26; time++)
        {
            await auditor.GetAsync("/audit?subject=nothing");
        }

        var first = await auditor.GetAsync("/audit?action=audit-searched&actor=operator");
        var second = await auditor.GetAsync(first.Document.QuerySelector(".govuk-pagination__next a")!.GetAttribute("href")!);

        Assert.Equal(25, first.Document.QuerySelectorAll("tbody tr").Length);
        Assert.Contains("(page 2 of ", second.Title, StringComparison.Ordinal);
        Assert.Equal("audit-searched", second.Value("action"));
    }

    [Fact]
    public async Task The_chains_hold_until_somebody_changes_the_store_past_the_hub()
    {
        await console.SentToAsync(RunningConsole.SocialCare);
        using var auditor = await console.VisitorAsync("auditor");
        var page = await auditor.GetAsync("/audit/chains");
        var held = await auditor.SubmitAsync(page, "main form");
        Assert.Equal("The audit holds", held.Heading);

        await using var context = console.Get<IHubStore>().Open();
        var changed = await context.Audit.Where(row => row.Sequence > 1).OrderBy(row => row.At).Select(row => new { row.Chain, row.Sequence }).FirstAsync(TestContext.Current.CancellationToken);
        await context.Audit.Where(row => row.Chain == changed.Chain && row.Sequence == changed.Sequence).ExecuteUpdateAsync(set => set.SetProperty(row => row.Actor, row => row.Actor + "x"), TestContext.Current.CancellationToken);
        var broken = await auditor.SubmitAsync(page, "main form");
        await context.Audit.Where(row => row.Chain == changed.Chain && row.Sequence == changed.Sequence).ExecuteUpdateAsync(set => set.SetProperty(row => row.Actor, row => row.Actor.Substring(0, row.Actor.Length - 1)), TestContext.Current.CancellationToken);

        Assert.Equal("The audit was changed", broken.Heading);
        Assert.Equal($"{changed.Chain} {changed.Sequence}", string.Join(' ', Assert.Single(broken.Document.QuerySelectorAll("tbody tr")).Children.Select(cell => cell.TextContent)));
        Assert.Equal("The audit holds", (await auditor.SubmitAsync(page, "main form")).Heading);
        Assert.Equal(3, await context.Audit.CountAsync(row => row.Action == "audit-checked", TestContext.Current.CancellationToken));
    }
}
