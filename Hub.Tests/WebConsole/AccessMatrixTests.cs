using System.Net;
using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.EntityFrameworkCore;
using SafeguardingHub.Persistence;
using SafeguardingHub.Security;
using SafeguardingHub.WebConsole;
using SafeguardingHub.WebConsole.SignIn;

namespace SafeguardingHub.Tests.WebConsole;

/// <summary>Every page and every action, every role, one's own agency and another, signed out: as one table says.</summary>
public sealed class AccessMatrixTests(RunningConsole console) : IClassFixture<RunningConsole>
{
    /// <summary>What each page needs; null for everybody. A page that is not here fails the first test.</summary>
    private static readonly Dictionary<string, ConsoleRights?> Table = new()
    {
        ["/sign-in"] = null,
        ["/sign-in/refused"] = null,
        ["/help"] = null,
        ["/cookies"] = null,
        ["/accessibility"] = null,
        ["/"] = ConsoleRights.None,
        ["/permissions"] = ConsoleRights.None,
        ["/inbox"] = ConsoleRights.ReadConcerns,
        ["/search"] = ConsoleRights.ReadConcerns,
        ["/raise"] = ConsoleRights.RaiseConcerns,
        ["/figures"] = ConsoleRights.SeeFigures,
        ["/raise/sent/{reference}"] = ConsoleRights.RaiseConcerns,
        ["/concerns/{reference}"] = ConsoleRights.ReadConcerns,
        ["/concerns/{reference}/chronology"] = ConsoleRights.ReadConcerns,
        ["/concerns/{reference}/decide"] = ConsoleRights.AnswerConcerns,
        ["/concerns/{reference}/decline"] = ConsoleRights.AnswerConcerns,
        ["/concerns/{reference}/ask"] = ConsoleRights.AnswerConcerns,
        ["/concerns/{reference}/redirect"] = ConsoleRights.AnswerConcerns,
        ["/concerns/{reference}/supply"] = ConsoleRights.AnswerConcerns,
        ["/concerns/{reference}/outcome"] = ConsoleRights.AnswerConcerns,
        ["/concerns/{reference}/log"] = ConsoleRights.AnswerConcerns,
        ["/concerns/{reference}/pause"] = ConsoleRights.AnswerConcerns,
        ["/concerns/{reference}/review"] = ConsoleRights.AnswerConcerns,
        ["/concerns/{reference}/reassign"] = ConsoleRights.Reassign,
        ["/messages"] = ConsoleRights.Integrate,
        ["/messages/{id}"] = ConsoleRights.Integrate,
        ["/formats"] = ConsoleRights.Integrate,
        ["/formats/{format}"] = ConsoleRights.Integrate,
        ["/formats/{format}/files/{**name}"] = ConsoleRights.Integrate,
        ["/errors"] = ConsoleRights.Integrate,
        ["/try"] = ConsoleRights.Integrate,
        ["/status"] = null,
        ["/operations"] = ConsoleRights.SeeOperations,
        ["/dead-letters"] = ConsoleRights.SeeOperations,
        ["/dead-letters/{group}"] = ConsoleRights.SeeOperations,
        ["/dead-letters/{group}/assign"] = ConsoleRights.SeeOperations,
        ["/dead-letters/{group}/note"] = ConsoleRights.SeeOperations,
        ["/dead-letters/{group}/fixed"] = ConsoleRights.SeeOperations,
        ["/dead-letters/{group}/dry-run"] = ConsoleRights.SeeOperations,
        ["/dead-letters/{group}/replay"] = ConsoleRights.SeeOperations,
        ["/dead-letters/{group}/discard"] = ConsoleRights.SeeOperations,
        ["/dead-letters/messages/{letter}"] = ConsoleRights.SeeOperations,
        ["/dead-letters/messages/{letter}/content"] = ConsoleRights.SeeOperations,
        ["/dead-letters/messages/{letter}/correct"] = ConsoleRights.SeeOperations,
        ["/replays/{replay}"] = ConsoleRights.SeeOperations,
        ["/proposals"] = ConsoleRights.SeeOperations,
        ["/proposals/{proposal}"] = ConsoleRights.SeeOperations,
        ["/proposals/{proposal}/content"] = ConsoleRights.SeeOperations,
        ["/agencies"] = ConsoleRights.SeeOperations,
        ["/agencies/police.northshire"] = ConsoleRights.SeeOperations,
        ["/topology"] = ConsoleRights.SeeOperations,
        ["/flow"] = ConsoleRights.SeeOperations,
        ["/audit"] = ConsoleRights.ReadAudit,
        ["/audit/chains"] = ConsoleRights.ReadAudit,
        ["/agreement"] = ConsoleRights.ReadAgreement,
        ["/agreement/differences"] = ConsoleRights.ReadAgreement,
    };

    /// <summary>What one has to be allowed to do about dead letters besides.</summary>
    private static readonly Dictionary<string, OperatorRights> Operating = new()
    {
        ["/dead-letters/{group}/assign"] = OperatorRights.Replay,
        ["/dead-letters/{group}/note"] = OperatorRights.Replay,
        ["/dead-letters/{group}/fixed"] = OperatorRights.Replay,
        ["/dead-letters/{group}/dry-run"] = OperatorRights.Replay,
        ["/dead-letters/{group}/replay"] = OperatorRights.Replay,
        ["/dead-letters/{group}/discard"] = OperatorRights.Discard,
        ["/dead-letters/messages/{letter}/content"] = OperatorRights.Reveal,
        ["/dead-letters/messages/{letter}/correct"] = OperatorRights.Edit,
        ["/proposals/{proposal}/content"] = OperatorRights.Reveal,
    };

    /// <summary>
    /// What is sent to a page needs what the page needs, but for these. With a handler as the address names it; what is no page stands here with its method.
    /// </summary>
    private static readonly Dictionary<string, ConsoleRights?> Actions = new()
    {
        ["/concerns/{reference}?handler=acknowledge"] = ConsoleRights.AnswerConcerns,
        ["GET /live/counts"] = ConsoleRights.ReadConcerns,
        ["GET /live/concerns/{reference}"] = ConsoleRights.ReadConcerns,
        ["GET /live/replays/{replay}"] = ConsoleRights.SeeOperations,
        ["POST /session/extend"] = ConsoleRights.None,
    };

    /// <summary>What belongs to one agency: to another it is not there.</summary>
    private static readonly string[] OfAgency = ["{reference}", "{id}"];

    /// <summary>Shown by the program when something else cannot be.</summary>
    private const string ErrorPage = "/error/{status:int?}";

    private static readonly string[] Personas =
    [
        "social-care.northshire-caseworker", "social-care.northshire-team-lead", "social-care.northshire-integrator", "operator", "auditor", "admin",
        "social-care.cwmafon-caseworker", "social-care.cwmafon-team-lead", "social-care.cwmafon-integrator",
    ];

    [Fact]
    public void Every_page_says_what_it_needs() => Assert.All(
        typeof(ConsolePage).Assembly.GetTypes().Where(type => type.IsAssignableTo(typeof(PageModel)) && !type.IsAbstract),
        page => Assert.True(page.GetCustomAttribute<NeedsAttribute>() is not null ^ page.GetCustomAttribute<ForEverybodyAttribute>() is not null, page.Name));

    [Fact]
    public async Task Every_page_and_every_action_is_in_the_table()
    {
        var pages = await PagesAsync();

        Assert.Equal(pages.Select(page => Shape(page.Route)).Order(StringComparer.Ordinal), Table.Keys.Select(Shape).Order(StringComparer.Ordinal));
        Assert.Equal(
            pages.SelectMany(page => page.Handlers.Where(handler => handler.Length > 0).Select(handler => $"{page.Route}?handler={handler}")).Order(StringComparer.Ordinal),
            Actions.Keys.Where(action => action.Contains('?', StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_page_is_shown_or_refused_as_the_table_says()
    {
        var known = await KnownAsync();
        using var nobody = console.Visitor();
        foreach (var (route, needs) in Table)
        {
            var answer = await nobody.GetAsync(Filled(route, known));
            Assert.True(needs is null ? answer.Status == HttpStatusCode.OK : IsAskedToSignIn(answer), $"{route} for nobody: {answer.Status}");
        }

        await ForEachAsync(async (visitor, person, persona) =>
        {
            foreach (var (route, needs) in Table)
            {
                var own = await visitor.GetAsync(Filled(route, known));
                var may = May(person, route, needs);
                Assert.True(
                    !may ? own.Status == HttpStatusCode.Forbidden : IsForeign(route, person) ? own.Status == HttpStatusCode.NotFound : own.Status is HttpStatusCode.OK or HttpStatusCode.Found,
                    $"{route} for {persona}: {own.Status}");
                if (may && IsForeign(route, person))
                {
                    // What is another agency's answers like what is not there.
                    Assert.Equal(Plain(await visitor.GetAsync(Filled(route, Unknown))), Plain(own));
                }
            }
        });
    }

    [Fact]
    public async Task Every_action_is_done_or_refused_as_the_table_says_whatever_token_it_carries()
    {
        var known = await KnownAsync();
        var named = Table.Keys.ToDictionary(Shape);
        var pages = (await PagesAsync()).SelectMany(page => page.Handlers, (page, handler) => named[Shape(page.Route)] + (handler.Length == 0 ? "" : $"?handler={handler}"));
        var actions = pages.ToDictionary(route => $"POST {route}", route => Actions.TryGetValue(route, out var needs) ? needs : Table[route])
            .Concat(Actions.Where(action => action.Key.Contains(' ', StringComparison.Ordinal))).ToList();
        using var nobody = console.Visitor();
        var outside = await nobody.GetAsync("/sign-in");
        foreach (var (action, needs) in actions)
        {
            var answer = await DoAsync(nobody, action, known, outside);
            // A form of a page leads to signing in; what a page's script asks for is refused.
            Assert.True(needs is null || IsAskedToSignIn(answer) || (int)answer.Status is 400 or 401, $"{action} for nobody: {answer.Status}");
        }

        await ForEachAsync(async (visitor, person, persona) =>
        {
            var token = await visitor.GetAsync("/help");
            foreach (var (action, needs) in actions)
            {
                var done = await DoAsync(visitor, action, known, token);
                var may = May(person, action.Split(' ')[1], needs);
                Assert.True(
                    !may ? done.Status == HttpStatusCode.Forbidden
                    : IsForeign(action, person) ? done.Status == HttpStatusCode.NotFound
                    : needs is null ? (int)done.Status < 500
                    : done.Status is HttpStatusCode.OK or HttpStatusCode.Found or HttpStatusCode.UnprocessableEntity or HttpStatusCode.Conflict,
                    $"{action} for {persona}: {done.Status}");
                var forged = await DoAsync(visitor, action, known, null);
                Assert.True(
                    action.StartsWith("GET", StringComparison.Ordinal) || (int)forged.Status >= 400 || needs is null,
                    $"{action} without a token for {persona}: {forged.Status}");
            }

            Assert.Equal(HttpStatusCode.BadRequest, (await visitor.PostAsync("/sign-out", [])).Status);
            Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/permissions")).Status);
            await visitor.SubmitAsync(await visitor.GetAsync("/help"), "form[action='/sign-out']");
            Assert.True(IsAskedToSignIn(await visitor.GetAsync("/permissions")), $"{persona} is still signed in");
        });
    }

    private async Task ForEachAsync(Func<Visitor, ConsolePerson, string, Task> look)
    {
        var all = console.Get<SignInChoices>().Personas;
        foreach (var persona in Personas)
        {
            // So many people do not sign in at once from one address.
            console.Clock.WindTo(console.Clock.GetUtcNow() + SignInAttempts.Window + TimeSpan.FromSeconds(1));
            using var visitor = await console.VisitorAsync(persona);
            await look(visitor, all.First(each => each.Id == persona).Person, persona);
        }
    }

    /// <summary>A concern that was sent to the agency of the first personas, and a message of theirs.</summary>
    private async Task<Dictionary<string, string>> KnownAsync()
    {
        var reference = await console.SentToAsync(RunningConsole.SocialCare);
        await console.RaiseAsync(RunningConsole.SocialCare, TestData.SocialCareExample("concern-minimal"), "application/json");
        await using var context = console.Get<IHubStore>().Open();
        var message = await context.ReceivedMessages.Where(row => row.Sender == RunningConsole.SocialCare).Select(row => row.Id).FirstAsync(TestContext.Current.CancellationToken);
        var failed = await FailedMessages.ProposedAsync(console);
        return new(Unknown)
        {
            ["{reference}"] = reference,
            ["{id}"] = message.ToString(),
            ["{group}"] = failed.Group,
            ["{letter}"] = failed.Letter.ToString(),
            ["{proposal}"] = failed.Proposal.ToString(),
            ["{replay}"] = failed.Replay.ToString(),
        };
    }

    private static Dictionary<string, string> Unknown => new() { ["{reference}"] = "SH-2222-2222", ["{id}"] = "01890000-0000-7000-8000-000000000000", ["{format}"] = "police-xml", ["{**name}"] = "ppn.xsd" };

    private static async Task<ShownPage> DoAsync(Visitor visitor, string action, Dictionary<string, string> known, ShownPage? token)
    {
        var (method, path) = (action.Split(' ')[0], Filled(action.Split(' ')[1], known));
        if (method == "GET")
        {
            using var live = await visitor.SendAsync(new HttpRequestMessage(HttpMethod.Get, path));
            return new ShownPage(path, live.StatusCode, null, "", null!, live);
        }

        (string, string)[] sent = [("form-id", Guid.NewGuid().ToString()), ("words", "Not allowed.")];
        return await visitor.PostAsync(path, token is null ? sent : [.. sent, (TokenName, token.Value(TokenName)!)]);
    }

    private async Task<IReadOnlyList<(string Route, IReadOnlyList<string> Handlers)>> PagesAsync()
    {
        List<(string, IReadOnlyList<string>)> pages = [];
        foreach (var page in console.Get<IActionDescriptorCollectionProvider>().ActionDescriptors.Items.OfType<PageActionDescriptor>())
        {
            var compiled = await console.Get<PageLoader>().LoadAsync(page, EndpointMetadataCollection.Empty);
            var route = $"/{page.AttributeRouteInfo!.Template}";
            if (route != ErrorPage)
            {
                pages.Add((route, [.. compiled.HandlerMethods.Where(handler => handler.HttpMethod == "Post").Select(handler => handler.Name?.ToLowerInvariant() ?? "")]));
            }
        }

        return pages;
    }

    private const string TokenName = "__RequestVerificationToken";

    private static bool May(ConsolePerson person, string route, ConsoleRights? needs) => needs is not { } right || (person.May(right) && person.May(Operating.GetValueOrDefault(route)));

    /// <summary>Whatever the names of its parts: an agency's id stands for any.</summary>
    private static string Shape(string route) => string.Join('/', route.TrimEnd('/').Split('/').Select(part => part.StartsWith('{') || part == RunningConsole.Police ? "{}" : part));

    private static string Filled(string route, Dictionary<string, string> known) => known.Aggregate(route, (path, each) => path.Replace(each.Key, each.Value, StringComparison.Ordinal));

    private static bool IsForeign(string route, ConsolePerson person) => OfAgency.Any(part => route.Contains(part, StringComparison.Ordinal)) && person.Agency?.ToString() != RunningConsole.SocialCare;

    private static bool IsAskedToSignIn(ShownPage answer) => answer.Status == HttpStatusCode.Found && answer.Location!.StartsWith("/sign-in", StringComparison.Ordinal);

    private static string Plain(ShownPage page) => page.Document.QuerySelector("main")!.TextContent;
}
