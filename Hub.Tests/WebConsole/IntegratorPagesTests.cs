using System.Net;
using SafeguardingHub.Schemas;
using SafeguardingHub.WebConsole.Integrating;
using SafeguardingHub.WebConsole.Reading;

namespace SafeguardingHub.Tests.WebConsole;

/// <summary>What an agency's integrators see of its messages, and the published formats.</summary>
public sealed class IntegratorPagesTests(RunningConsole console) : IClassFixture<RunningConsole>
{
    private const string Integrator = "police.northshire-integrator";
    private const string Xml = "application/xml";

    [Fact]
    public async Task A_rejected_message_says_every_reason_with_its_code_its_place_and_where_it_is_explained()
    {
        await console.SendAsync(RunningConsole.Police, TestData.PoliceExample("invalid/response-everything-wrong"), Xml, "wrong-1", "response");
        using var integrator = await console.VisitorAsync(Integrator);

        var found = await FindAsync(integrator, "wrong-1");

        Assert.Contains("Rejected", found.Text, StringComparison.Ordinal);
        Assert.Equal(["HUB-2005", "HUB-2007"], found.Document.QuerySelectorAll("table:has(#reasons) tbody th").Select(code => code.TextContent.Trim()).Order());
        Assert.Equal(["HUB-3003", "HUB-3003", "HUB-3010", "HUB-3014"], found.Document.QuerySelectorAll("table:has(#warnings) tbody th").Select(code => code.TextContent.Trim()).Order());
        Assert.Contains("It cannot be told what the answer says or what happened.", found.Text, StringComparison.Ordinal);
        Assert.Contains(found.Document.QuerySelectorAll("td code"), place => place.TextContent.StartsWith('/'));
        Assert.Equal(["Rejection"], SentOf(found));
        foreach (var link in found.Document.QuerySelectorAll("main a[href^='/errors#']").Select(link => link.GetAttribute("href")!))
        {
            Assert.NotNull((await integrator.GetAsync("/errors")).Document.GetElementById(link.Split('#')[1]));
        }
    }

    [Fact]
    public async Task A_recorded_message_says_its_warnings_what_was_not_carried_and_what_went_out_and_nothing_of_what_it_said()
    {
        var (body, id) = (TestData.PoliceExample("concern-full"), "full-1");
        await console.SendAsync(RunningConsole.Police, body, Xml, id);
        using var integrator = await console.VisitorAsync(Integrator);

        var found = await FindAsync(integrator, id);

        Assert.Contains("Recorded", found.Text, StringComparison.Ordinal);
        Assert.Contains("Receipt", SentOf(found));
        Assert.Contains("Referral", SentOf(found));
        Assert.Matches(@"SH-[2-9A-Z]{4}-[2-9A-Z]{4}", found.Text);
        Assert.All(Recording.PersonalDataInTheStoreTests.Told.Where(word => !word.StartsWith("wild", StringComparison.Ordinal)), word => Assert.DoesNotContain(word, found.Html, StringComparison.OrdinalIgnoreCase));
        // Which other agencies were told is nothing that an integrator has to know.
        Assert.DoesNotContain("charity.harbour", found.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_that_came_twice_is_one_message_with_a_duplicate_and_is_found_as_such()
    {
        var body = TestData.PoliceExample("concern-minimal");
        await console.SendAsync(RunningConsole.Police, body, Xml, "twice-1");
        Assert.Equal(HttpStatusCode.Conflict, (await console.SendAsync(RunningConsole.Police, body, Xml, "twice-1")).StatusCode);
        using var integrator = await console.VisitorAsync(Integrator);

        var duplicates = await integrator.GetAsync("/messages?outcome=duplicate");

        Assert.Equal("twice-1", Assert.Single(duplicates.Document.QuerySelectorAll("tbody th")).TextContent.Trim());
        Assert.Contains("Duplicate came once", duplicates.Text, StringComparison.Ordinal);
        Assert.Equal(["Receipt", "Receipt"], SentOf(await FindAsync(integrator, "twice-1")).Where(type => type == "Receipt"));
    }

    [Theory]
    [InlineData("outcome=rejected", "Rejected")]
    [InlineData("outcome=recorded", "Recorded")]
    [InlineData("kind=update", "Update")]
    public async Task The_list_is_filtered_by_the_address(string filter, string everyRowSays)
    {
        await console.SendAsync(RunningConsole.Health, TestData.HealthExample("concern-minimal"), "application/fhir+json");
        await console.SendAsync(RunningConsole.Health, [], "application/fhir+json");
        await console.SendAsync(RunningConsole.Health, TestData.HealthExample("update-revoked"), "application/fhir+json", message: "update");
        using var integrator = await console.VisitorAsync("health.northshire-integrator");

        var rows = (await integrator.GetAsync($"/messages?{filter}")).Document.QuerySelectorAll("tbody tr");

        Assert.NotEmpty(rows);
        Assert.All(rows, row => Assert.Contains(everyRowSays, row.TextContent, StringComparison.Ordinal));
        Assert.True(rows.Length < (await integrator.GetAsync("/messages")).Document.QuerySelectorAll("tbody tr").Length);
    }

    [Fact]
    public async Task The_list_has_25_messages_a_page_the_newest_first_and_those_of_one_day()
    {
        for (var message = 0; message < 27; message++)
        {
            await console.SendAsync(RunningConsole.Charity, [], "application/cloudevents+json", $"empty-{message}");
        }

        using var integrator = await console.VisitorAsync("charity.harbour-integrator");
        var first = await integrator.GetAsync("/messages");
        var second = await integrator.GetAsync("/messages?page=2");
        var today = TimeWords.Today(console.Clock.GetUtcNow());

        Assert.Equal("Messages (27) (page 1 of 2) – Messages – SafeguardingHub", first.Title);
        Assert.Equal("empty-26", first.Document.QuerySelector("tbody th")!.TextContent.Trim());
        Assert.Equal(["empty-1", "empty-0"], second.Document.QuerySelectorAll("tbody th").Select(id => id.TextContent.Trim()));
        Assert.Contains("Messages (27)", (await integrator.GetAsync($"/messages?on-day={today.Day}&on-month={today.Month}&on-year={today.Year}")).Heading, StringComparison.Ordinal);
        Assert.Contains("Messages (0)", (await integrator.GetAsync($"/messages?on-day={today.Day}&on-month={today.Month}&on-year={today.Year - 1}")).Heading, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_agencys_message_is_neither_listed_nor_found_nor_shown()
    {
        await console.SendAsync(RunningConsole.SocialCare, TestData.SocialCareExample("concern-minimal"), "application/json", "not-yours");
        using var own = await console.VisitorAsync("social-care.northshire-integrator");
        using var other = await console.VisitorAsync("social-care.cwmafon-integrator");
        var address = (await FindAsync(own, "not-yours")).Path;

        var listed = await other.GetAsync("/messages");

        Assert.Equal(HttpStatusCode.OK, (await own.GetAsync(address)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(address)).Status);
        Assert.DoesNotContain("not-yours", listed.Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await other.SubmitAsync(listed, "main form[method=post]", ("id", "not-yours"))).Status);
    }

    [Fact]
    public async Task Everything_that_is_published_can_be_downloaded_as_it_stands_and_nothing_else_can()
    {
        using var integrator = await console.VisitorAsync(Integrator);
        foreach (var file in PublishedFormat.All.SelectMany(format => format.Files))
        {
            using var answer = await integrator.SendAsync(new HttpRequestMessage(HttpMethod.Get, file.Address));
            Assert.Equal(await File.ReadAllBytesAsync(Path.Combine(RepositoryFiles.Schemas, file.Path), TestContext.Current.CancellationToken), await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
            Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
        }

        var onDisk = Directory.EnumerateFiles(RepositoryFiles.Schemas, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(RepositoryFiles.Schemas, file).Replace('\\', '/')).Where(file => file.Contains("/V1/", StringComparison.Ordinal));
        Assert.Equal(onDisk.Order(StringComparer.Ordinal), Published.Paths);
        foreach (var path in new[] { "/formats/police-xml/files/../../../Published.cs", "/formats/police-xml/files/..%2F..%2FPublished.cs", "/formats/police-xml/files/V1/ppn.xsd", "/formats/police-xml/files/", "/formats/nothing/files/ppn.xsd", "/formats/nothing" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await integrator.GetAsync(path)).Status);
        }
    }

    [Fact]
    public async Task The_page_of_a_format_leads_to_each_of_its_files()
    {
        using var integrator = await console.VisitorAsync(Integrator);
        foreach (var format in PublishedFormat.All)
        {
            var page = await integrator.GetAsync($"/formats/{format.Format}");
            Assert.Equal(format.Files.Select(file => file.Address).Order(StringComparer.Ordinal), page.Document.QuerySelectorAll("main a[download]").Select(link => link.GetAttribute("href")!).Order(StringComparer.Ordinal));
            Assert.Equal(format.Format == "police-xml", page.Document.QuerySelector("main a[href^='/try']") is not null);
        }
    }

    [Fact]
    public void Every_code_is_explained_on_the_page_as_in_the_document() =>
        Assert.Equal(SafeguardingHub.Adapters.Problems.All.Select(kind => (kind.Code, kind.Text)), ErrorCatalogue.All.Select(error => (error.Code, error.Meaning)));

    private static async Task<ShownPage> FindAsync(Visitor visitor, string id) => await visitor.FollowAsync(await visitor.SubmitAsync(await visitor.GetAsync("/messages"), "main form[method=post]", ("id", id)));

    private static IReadOnlyList<string> SentOf(ShownPage page) => [.. page.Document.QuerySelectorAll("table:has(#out) tbody th").Select(type => type.TextContent.Trim())];
}
