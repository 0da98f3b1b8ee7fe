using System.Net;
using System.Reflection;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SafeguardingHub.Security;
using SafeguardingHub.WebConsole;
using SafeguardingHub.WebConsole.SignIn;

namespace SafeguardingHub.Tests.WebConsole;

/// <summary>Every page, every role, one's own agency and another: as one table says.</summary>
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

    private static readonly string[] Personas =
    [
        "social-care.northshire-caseworker", "social-care.northshire-team-lead", "social-care.northshire-integrator", "operator", "auditor", "admin",
        "social-care.cwmafon-caseworker", "social-care.cwmafon-team-lead",
    ];

    [Fact]
    public void Every_page_says_what_it_needs() => Assert.All(
        typeof(ConsolePage).Assembly.GetTypes().Where(type => type.IsAssignableTo(typeof(PageModel)) && !type.IsAbstract),
        page => Assert.True(page.GetCustomAttribute<NeedsAttribute>() is not null ^ page.GetCustomAttribute<ForEverybodyAttribute>() is not null, page.Name));

    [Fact]
    public void The_table_has_every_page() => Assert.Equal(
        Table.Keys.Select(Shape).Append(Shape("/error/{status:int?}")).Order(StringComparer.Ordinal),
        console.Get<IActionDescriptorCollectionProvider>().ActionDescriptors.Items.OfType<PageActionDescriptor>().Select(page => Shape($"/{page.AttributeRouteInfo!.Template!.Trim('/')}")).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public async Task Every_page_is_shown_or_refused_as_the_table_says()
    {
        var reference = await console.SentToAsync(RunningConsole.SocialCare);
        var failed = await FailedMessages.ProposedAsync(console);
        using var nobody = console.Visitor();
        foreach (var (route, needs) in Table)
        {
            var answer = await nobody.GetAsync(failed.In(route).Replace("{reference}", reference, StringComparison.Ordinal));
            Assert.True(needs is null ? answer.Status == HttpStatusCode.OK : answer.Status == HttpStatusCode.Found && answer.Location!.StartsWith("/sign-in", StringComparison.Ordinal), $"{route} for nobody: {answer.Status}");
        }

        var all = console.Get<SignInChoices>().Personas;
        foreach (var persona in Personas)
        {
            var person = all.First(each => each.Id == persona).Person;
            using var visitor = await console.VisitorAsync(persona);
            foreach (var (route, needs) in Table)
            {
                var own = await visitor.GetAsync(failed.In(route).Replace("{reference}", reference, StringComparison.Ordinal));
                var unknown = await visitor.GetAsync(failed.In(route).Replace("{reference}", "SH-2222-2222", StringComparison.Ordinal));
                var may = needs is not { } right || (person.May(right) && person.May(Operating.GetValueOrDefault(route)));
                var foreign = route.Contains("{reference}", StringComparison.Ordinal) && person.Agency?.ToString() != RunningConsole.SocialCare;
                Assert.True(
                    !may ? own.Status == HttpStatusCode.Forbidden : foreign ? own.Status == HttpStatusCode.NotFound : own.Status is HttpStatusCode.OK or HttpStatusCode.Found,
                    $"{route} for {persona}: {own.Status}");
                if (may && foreign)
                {
                    // Another agency's concern answers like one that is not there.
                    Assert.Equal(Plain(unknown), Plain(own));
                }

                var sent = await visitor.PostAsync(failed.In(route).Replace("{reference}", reference, StringComparison.Ordinal), [("form-id", Guid.NewGuid().ToString()), ("words", "Not allowed.")]);
                Assert.True((int)sent.Status >= 400 || needs is null || sent.Status == HttpStatusCode.OK, $"{route} posted without a token by {persona}: {sent.Status}");
            }
        }
    }

    /// <summary>Whatever the names of its parts: an agency's id stands for any.</summary>
    private static string Shape(string route) => string.Join('/', route.Split('/').Select(part => part.StartsWith('{') || part == RunningConsole.Police ? "{}" : part));

    private static string Plain(ShownPage page) => page.Document.QuerySelector("main")!.TextContent;
}
