using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using SafeguardingHub.Persistence;
using SafeguardingHub.Tests.Fixtures;
using SafeguardingHub.WebConsole.Integrating;

namespace SafeguardingHub.Tests.WebConsole;

/// <summary>A message is tried: what the command line says the page says, and nothing is left of it.</summary>
public sealed class TryPageTests(RunningConsole console) : IClassFixture<RunningConsole>
{
    private const string Integrator = "police.northshire-integrator";
    private const string Example = "Schemas/PoliceXml/V1/examples/concern-county-lines-arrest.xml";

    [Fact]
    public async Task The_page_says_what_translate_and_route_say()
    {
        using var integrator = await console.VisitorAsync(Integrator);
        var tried = await PasteAsync(integrator, await File.ReadAllTextAsync(Path.Combine(RepositoryFiles.Root, Example), TestContext.Current.CancellationToken));

        var translated = JsonNode.Parse((await HubCommand.RunAsync("translate", Example, "--as", "police.northshire", "--json")).Output)![0]!;
        var routed = JsonNode.Parse((await HubCommand.RunAsync("route", Example, "--as", "police.northshire", "--json")).Output)!;

        Assert.Equal(HttpStatusCode.OK, tried.Status);
        Assert.True(JsonNode.DeepEquals(translated["canonical"], JsonNode.Parse(tried.Document.QuerySelector("pre code")!.TextContent)), "another reading");
        Assert.Equal(Texts(translated["notCarried"]!.AsArray()), tried.Document.QuerySelectorAll("main li code").Select(pointer => pointer.TextContent));
        Assert.Equal(translated["problems"]!.AsArray().Select(problem => (string)problem!["code"]!), tried.Document.QuerySelectorAll("table:has(#problems) tbody th").Select(code => code.TextContent.Trim()));
        var rows = tried.Document.QuerySelectorAll("table:has(#told) tbody tr");
        var agencies = routed["agencies"]!.AsArray();
        Assert.Equal(agencies.Count, rows.Length);
        Assert.All(agencies.Zip(rows), each =>
        {
            Assert.Equal((bool)each.First!["sent"]!, each.Second.QuerySelector(".govuk-tag")!.TextContent == "Told");
            Assert.All(each.First["reasons"]!.AsArray(), reason => Assert.Contains((string)reason!["why"]!, each.Second.TextContent, StringComparison.Ordinal));
            Assert.All(Texts(each.First["withheldFields"]!.AsArray()), field => Assert.Contains(field, each.Second.TextContent, StringComparison.Ordinal));
        });
        Assert.Equal(routed["obligations"]!.AsArray().Select(owed => (string)owed!["what"]!), tried.Document.QuerySelectorAll("table:has(#owed) tbody th").Select(what => what.TextContent.Trim()));
        Assert.Equal("no-store", tried.Response.Headers.CacheControl!.ToString());
    }

    [Fact]
    public async Task Trying_stores_nothing_sends_nothing_and_leaves_no_content_in_the_audit()
    {
        using var integrator = await console.VisitorAsync(Integrator);
        var before = await CountsAsync();
        foreach (var file in PublishedFormat.Find("police-xml")!.Of(PublishedKind.Example).Concat(PublishedFormat.Find("police-xml")!.Of(PublishedKind.Faulty)).Where(file => file.Read().Length > 0))
        {
            var form = await integrator.GetAsync(file.TryAddress);
            Assert.Equal(HttpStatusCode.OK, (await UploadAsync(integrator, form, file.Read(), file.ShortName.Split('-')[0])).Status);
        }

        var after = await CountsAsync();
        Assert.True(before.Count > 20);
        Assert.Equal(before.Where(table => table.Key != "AuditRow"), after.Where(table => table.Key != "AuditRow"));
        await using var context = console.Get<IHubStore>().Open();
        var said = await context.Audit.Where(row => row.Action == "message-tried").Select(row => row.Detail).Distinct().ToListAsync(TestContext.Current.CancellationToken);
        Assert.All(said, detail => Assert.Matches("^(concern|update|response|engagement); (concern|update|response|engagement|refused); nothing was stored or sent$", detail));
        Assert.NotEmpty(said);
    }

    [Theory]
    [InlineData("<no", "HUB-1002")]
    [InlineData("<a/>", "HUB-1009")]
    [InlineData("<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>", "HUB-1006")]
    public async Task What_cannot_be_read_is_said_with_its_code(string message, string code)
    {
        using var integrator = await console.VisitorAsync(Integrator);
        var tried = await PasteAsync(integrator, message);

        Assert.Contains("It would be rejected", tried.Text, StringComparison.Ordinal);
        Assert.Contains(code, tried.Document.QuerySelectorAll("table:has(#problems) tbody th").Select(cell => cell.TextContent.Trim()));
        Assert.Equal(message, tried.Value("message"));
        Assert.Null(tried.Document.QuerySelector("pre"));
    }

    [Fact]
    public async Task A_message_over_the_limit_is_refused_by_its_code_and_one_beyond_all_measure_without_being_taken_in()
    {
        using var integrator = await console.VisitorAsync(Integrator);
        var form = await integrator.GetAsync("/try");

        Assert.Contains("HUB-1004", (await UploadAsync(integrator, form, new byte[(1024 * 1024) + 1], "concern")).Text, StringComparison.Ordinal);
        var beyond = await UploadAsync(integrator, form, new byte[17 * 1024 * 1024], "concern");
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, beyond.Status);
        Assert.Equal("What you sent was too large, or was cut off on the way. Nothing was done with it", Assert.Single(beyond.Errors));
    }

    [Fact]
    public async Task What_was_pasted_when_the_session_ended_is_not_kept()
    {
        await using var own = new RunningConsole();
        await own.InitializeAsync();
        using var integrator = await own.VisitorAsync(Integrator);
        var form = await integrator.GetAsync("/try");
        own.Clock.WindTo(own.Clock.GetUtcNow() + TimeSpan.FromMinutes(16));

        var ended = await integrator.SubmitAsync(form, "main form", ("message", "<secret/>"));

        Assert.EndsWith("ended=yes", ended.Location, StringComparison.Ordinal);
        await using var context = own.Get<IHubStore>().Open();
        Assert.Empty(await context.ConsoleDrafts.ToListAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task An_example_is_there_to_be_tried_with_its_kind_chosen_and_only_one_of_the_agencys_own_format()
    {
        using var integrator = await console.VisitorAsync(Integrator);
        var own = await integrator.GetAsync("/try?example=examples/response-accepted.xml");
        var foreign = await integrator.GetAsync("/try?example=examples/../../../Published.cs");

        Assert.Equal("response", own.Value("kind"));
        Assert.Contains("<ReferralResponse", own.Value("message"), StringComparison.Ordinal);
        Assert.Contains("It would be read as a response", (await integrator.SubmitAsync(own, "main form")).Text, StringComparison.Ordinal);
        Assert.Equal("", foreign.Value("message"));
    }

    private static async Task<ShownPage> PasteAsync(Visitor visitor, string message) => await visitor.SubmitAsync(await visitor.GetAsync("/try"), "main form", ("kind", "concern"), ("message", message));

    private static async Task<ShownPage> UploadAsync(Visitor visitor, ShownPage form, byte[] file, string kind)
    {
        using var content = new MultipartFormDataContent
        {
            { new StringContent(form.Value("__RequestVerificationToken")!), "__RequestVerificationToken" },
            { new StringContent(kind), "kind" },
            { new StringContent(""), "type" },
            { new StringContent(""), "message" },
            { new ByteArrayContent(file), "file", "message.xml" },
        };
        return await ShownPage.OfAsync("/try", await visitor.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/try") { Content = content }));
    }

    /// <summary>The rows of every table.</summary>
    private async Task<SortedDictionary<string, long>> CountsAsync()
    {
        await using var context = console.Get<IHubStore>().Open();
        var counts = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var type in context.Model.GetEntityTypes())
        {
            await using var command = context.Database.GetDbConnection().CreateCommand();
            await context.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
            command.CommandText = $"SELECT COUNT(*) FROM {type.GetTableName()}";
            counts[type.ClrType.Name] = (long)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
        }

        return counts;
    }

    private static IEnumerable<string> Texts(JsonArray array) => array.Select(each => (string)each!);
}
