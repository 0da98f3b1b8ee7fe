namespace SafeguardingHub.Tests.WebConsole;

/// <summary>What caseworkers are told, and what they are not.</summary>
public sealed class CaseworkPagesTests(RunningConsole console) : IClassFixture<RunningConsole>
{
    [Fact]
    public async Task The_inbox_says_why_a_risk_is_immediate()
    {
        var reference = await console.SentToAsync(RunningConsole.SocialCare);
        using var caseworker = await console.VisitorAsync("social-care.northshire-caseworker");

        var line = Line(await caseworker.GetAsync("/inbox?risk=immediate"), reference);

        Assert.Contains("Immediate", line, StringComparison.Ordinal);
        Assert.Contains("She is with him now.", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dates_are_in_words_with_how_far_off_they_are()
    {
        var reference = await console.SentToAsync(RunningConsole.SocialCare);
        using var caseworker = await console.VisitorAsync("social-care.northshire-caseworker");

        Assert.Matches(@"\d{1,2} \w+ \d{4} at (\d{1,2}:\d\d[ap]m|midday|midnight)\s+\((overdue by|ends in less than|today|tomorrow|in \d+ days).*\)", Line(await caseworker.GetAsync("/inbox"), reference));
    }

    [Fact]
    public async Task A_field_that_was_withheld_is_marked_where_it_would_stand()
    {
        var reference = await console.SentToAsync(RunningConsole.Charity);
        using var worker = await console.VisitorAsync("charity.harbour-caseworker");

        var page = await worker.GetAsync($"/concerns/{reference}");

        Assert.Equal("Withheld from your agency", Row(page, "Numbers"));
        Assert.Contains("The child’s numbers", page.Document.QuerySelector(".hub-withheld")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll(".hub-withheld code"));
    }

    [Fact]
    public async Task A_colleagues_answer_and_who_holds_it_now_stand_on_the_concerns_page()
    {
        var reference = await console.SentToAsync(RunningConsole.SocialCare);
        using var caseworker = await console.VisitorAsync("social-care.northshire-caseworker");
        using var colleague = await console.VisitorAsync("social-care.northshire-colleague");
        Assert.Equal("Northshire Police", Row(await colleague.GetAsync($"/concerns/{reference}"), "Held now by"));
        await caseworker.SubmitAsync(await caseworker.GetAsync($"/concerns/{reference}/decide"), "main form", ("decision", "accept"));

        var page = await colleague.GetAsync($"/concerns/{reference}");

        Assert.Contains("Your agency’s last answer: accepted, Evan Ellis", page.Text, StringComparison.Ordinal);
        Assert.Equal("Northshire Council children’s social care", Row(page, "Held now by"));
    }

    [Fact]
    public async Task What_partners_have_done_is_told_as_far_as_it_may_be_known()
    {
        var reference = await console.SentToAsync(RunningConsole.SocialCare);
        using var caseworker = await console.VisitorAsync("social-care.northshire-caseworker");
        await caseworker.SubmitAsync(await caseworker.GetAsync($"/concerns/{reference}/ask"), "main form", ("what", "Which hotel?"), ("urgency", "Red"));
        using var referrer = await console.VisitorAsync("police.northshire-caseworker");
        await referrer.SubmitAsync(await referrer.GetAsync($"/concerns/{reference}/supply"), "main form", ("words", "The Station Hotel."));

        var told = (await caseworker.GetAsync($"/concerns/{reference}")).Text;

        Assert.Contains("What partners have done", told, StringComparison.Ordinal);
        Assert.Contains("The Station Hotel.", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_chronology_says_of_each_entry_when_it_happened_when_it_was_recorded_who_and_from_what()
    {
        var reference = await console.SentToAsync(RunningConsole.Charity);
        using var worker = await console.VisitorAsync("charity.harbour-caseworker");
        await worker.SubmitAsync(await worker.GetAsync($"/concerns/{reference}/decide"), "main form", ("decision", "accept"));
        await worker.SubmitAsync(await worker.GetAsync($"/concerns/{reference}/log"), "main form", ("what", "WasNotBrought"), ("note", "Nobody drove."), ("next-where", "the library"), ("next-who", "with Auntie"), ("on-day", "2"), ("on-month", "1"), ("on-year", "2026"));

        var page = await worker.GetAsync($"/concerns/{reference}/chronology");
        var rows = page.Document.QuerySelectorAll("tbody tr").Select(row => row.Children.Select(cell => cell.TextContent.Trim()).ToList()).ToList();

        Assert.Contains(reference, page.Document.QuerySelector(".hub-print-only")!.TextContent, StringComparison.Ordinal);
        Assert.All(rows, row => Assert.All(row, Assert.NotEmpty));
        Assert.Equal(Enumerable.Range(1, rows.Count).Select(number => $"{number}"), rows.Select(row => row[0]));
        var days = rows.Select(row => DateOnly.ParseExact(row[1], "d MMMM yyyy", System.Globalization.CultureInfo.GetCultureInfo("en-GB"))).ToList();
        Assert.Equal(days.Order(), days);
        var missed = Assert.Single(rows, row => row[4].StartsWith("Was not brought", StringComparison.Ordinal) && row[5].StartsWith("Form", StringComparison.Ordinal));
        Assert.Equal("2 January 2026", missed[1]);
        Assert.NotEqual(missed[1], missed[2]);
        Assert.Matches("^Mona Marsh.*Caseworker, ", missed[3].ReplaceLineEndings(" "));
        Assert.Contains("the library, with Auntie", missed[4], StringComparison.Ordinal);
        Assert.Matches("^Form in the console, message console-[0-9a-f-]{36}$", missed[5]);
        Assert.Contains(rows, row => row[4].StartsWith("Concern raised: ", StringComparison.Ordinal) && row[5] == "The concern as it was shared with this agency");
    }

    [Fact]
    public async Task Figures_count_what_waits_and_each_chart_has_its_table()
    {
        await console.SentToAsync(RunningConsole.Police);
        using var caseworker = await console.VisitorAsync("police.northshire-caseworker");

        var page = await caseworker.GetAsync("/figures");

        Assert.All(page.Document.QuerySelectorAll("svg[role='img']"), chart => Assert.NotNull(page.Document.QuerySelector($"table#{chart.GetAttribute("aria-describedby")}")));
        Assert.Equal(2, page.Document.QuerySelectorAll("svg[role='img']").Length);
        Assert.Equal(12, page.Document.QuerySelectorAll("#months-table tbody tr").Length);
        var youngest = page.Document.QuerySelector("#ages-table tbody tr")!;
        Assert.Equal("Less than a day", youngest.Children[0].TextContent);
        Assert.NotEqual("0", youngest.Children[1].TextContent);
        Assert.NotEqual("0", page.Document.QuerySelectorAll("#months-table tbody tr")[^1].Children[3].TextContent);
    }

    private static string Line(ShownPage page, string reference) => page.Document.QuerySelectorAll("tbody tr").First(row => row.TextContent.Contains(reference, StringComparison.Ordinal)).TextContent;

    private static string? Row(ShownPage page, string key) => page.Document.QuerySelectorAll(".govuk-summary-list__row").FirstOrDefault(row => row.Children[0].TextContent == key)?.Children[1].TextContent.Trim();
}
