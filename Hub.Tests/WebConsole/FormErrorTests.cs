using System.Net;
using AngleSharp.Dom;
using SafeguardingHub.Recovery.Handling;
using SafeguardingHub.Security;
using SafeguardingHub.WebConsole;
using SafeguardingHub.WebConsole.Pages;

namespace SafeguardingHub.Tests.WebConsole;

/// <summary>Whatever is wrong in whatever form: it is said in the same way, and nothing typed is lost.</summary>
public sealed class FormErrorTests : IAsyncLifetime
{
    private const string Mending = "operator";
    private const string Charity = "charity.harbour-caseworker";
    private const string SocialCare = "social-care.northshire-caseworker";
    private const string Long = "0123456789";

    /// <summary>Every form, who fills it in, where, and answers of which something is wrong; a form that is not here fails the test.</summary>
    private static readonly (Type Form, string Persona, string Path, (string Name, string Value)[] Answers)[] Table =
    [
        (typeof(DecidePage), SocialCare, "/concerns/{waiting}/decide", []),
        (typeof(DeclinePage), SocialCare, "/concerns/{waiting}/decline", [("words", "Half an answer.")]),
        (typeof(DeclinePage), SocialCare, "/concerns/{waiting}/decline", [("reason", "NoCapacity"), ("words", "{long}")]),
        (typeof(AskPage), SocialCare, "/concerns/{waiting}/ask", [("what", "Which school?")]),
        (typeof(RedirectPage), SocialCare, "/concerns/{waiting}/redirect", [("words", "They know her.")]),
        (typeof(SupplyPage), "police.northshire-caseworker", "/concerns/{asked}/supply", [("words", "   ")]),
        (typeof(OutcomePage), Charity, "/concerns/{accepted}/outcome", [("words", "She has a worker now.")]),
        (typeof(LogPage), Charity, "/concerns/{accepted}/log", [("what", "Session"), ("note", "Went well."), ("on-day", "31"), ("on-month", "2"), ("on-year", "2026")]),
        (typeof(PausePage), Charity, "/concerns/{accepted}/pause", [("look-day", "1"), ("look-month", "1"), ("look-year", "2020"), ("words", "Exams.")]),
        (typeof(ReviewPage), Charity, "/concerns/{accepted}/review", [("child-words", "It is fine.")]),
        (typeof(ReassignPage), "charity.harbour-team-lead", "/concerns/{accepted}/reassign", [("job", "Youth worker")]),
        (typeof(RaisePage), Charity, "/raise", [("given", "Ari"), ("born-day", "40"), ("born-month", "1"), ("born-year", "2012"), ("nhs", "12"), ("contact", "07700 900001"), ("risk", "High")]),
        (typeof(RaisePage), Charity, "/raise", []),
        (typeof(SearchPage), Charity, "/search", [("q", "…")]),
        (typeof(MessagesPage), "police.northshire-integrator", "/messages", []),
        (typeof(MessagesPage), "police.northshire-integrator", "/messages", [("id", "no-such-message")]),
        (typeof(TryPage), "police.northshire-integrator", "/try", [("kind", "update"), ("message", " ")]),
        (typeof(TryPage), "police.northshire-integrator", "/try", [("kind", "nothing"), ("type", "image/png"), ("message", "<a/>")]),
        (typeof(AssignPage), Mending, "/dead-letters/{group}/assign", [("owner", "{long}")]),
        (typeof(NotePage), Mending, "/dead-letters/{group}/note", [("text", " ")]),
        (typeof(NotePage), Mending, "/dead-letters/{group}/note", [("text", "{long}")]),
        (typeof(ReplayPage), Mending, "/dead-letters/{group}/replay", []),
        (typeof(DiscardPage), Mending, "/dead-letters/{group}/discard", [("reason", "{long}")]),
        (typeof(ContentPage), Mending, "/dead-letters/messages/{letter}/content", []),
        (typeof(CorrectPage), Mending, "/dead-letters/messages/{letter}/correct", [("message", "<ppn/>")]),
        (typeof(ProposalPage), Mending, "/proposals/{proposal}", []),
        (typeof(ProposalContentPage), Mending, "/proposals/{correction}/content", []),
    ];

    /// <summary>Forms with a button and nothing to fill in.</summary>
    private static readonly Type[] NothingToFillIn = [typeof(FixedPage), typeof(DryRunPage), typeof(ChainsPage)];

    private readonly RunningConsole console = new("Development", change: settings => settings with { Recovery = settings.Recovery with { EditAllowed = true } });

    public ValueTask InitializeAsync() => console.InitializeAsync();

    public ValueTask DisposeAsync() => console.DisposeAsync();

    [Fact]
    public async Task Check_2_an_invalid_answer_in_any_form_is_told_first_and_beside_the_field_in_the_same_words_and_every_answer_is_kept()
    {
        Assert.Equal(
            typeof(FormPage).Assembly.GetTypes().Where(type => type.IsAssignableTo(typeof(FormPage)) && !type.IsAbstract).Except(NothingToFillIn).Select(type => type.Name).Order(StringComparer.Ordinal),
            Table.Select(row => row.Form.Name).Distinct().Order(StringComparer.Ordinal));
        var (waiting, asked, accepted, failed, correction) = (await console.SentToAsync(RunningConsole.SocialCare), await AskedAsync(), await AcceptedAsync(), await FailedMessages.ProposedAsync(console), await CorrectionAsync());
        foreach (var (_, persona, path, answers) in Table)
        {
            using var visitor = await console.VisitorAsync(persona);
            // So many people do not sign in at once from one address.
            console.Clock.WindTo(console.Clock.GetUtcNow() + TimeSpan.FromSeconds(30));
            var form = await visitor.GetAsync(failed.In(path).Replace("{correction}", correction.ToString(), StringComparison.Ordinal).Replace("{waiting}", waiting, StringComparison.Ordinal).Replace("{asked}", asked, StringComparison.Ordinal).Replace("{accepted}", accepted, StringComparison.Ordinal));
            Assert.True(form.Status == HttpStatusCode.OK, $"{path}: {form.Status}");
            var typed = answers.Select(answer => (answer.Name, Value: answer.Value.Replace("{long}", string.Concat(Enumerable.Repeat(Long, 401)), StringComparison.Ordinal))).ToArray();

            var again = await visitor.SubmitAsync(form, "main form[method=post]", typed);

            Check(again, path);
            // A choice that is not offered is nobody's answer.
            Assert.All(typed.Where(answer => answer.Name is not ("kind" or "type") || answer.Value == "update"), answer => Assert.Equal(answer.Value, again.Value(answer.Name)));
            Assert.All(form.Document.QuerySelectorAll("main form input[type=hidden][name=form-id]"), id => Assert.Equal(id.GetAttribute("value"), again.Value("form-id")));
        }
    }

    private static void Check(ShownPage page, string path)
    {
        Assert.True((int)page.Status is 200 or (>= 400 and < 500), $"{path}: {page.Status}");
        Assert.StartsWith("Error: ", page.Title, StringComparison.Ordinal);
        var summary = page.Document.QuerySelector("main")!.FirstElementChild!;
        Assert.True(summary.ClassList.Contains("govuk-error-summary"), $"{path}: the summary is not the first thing");
        Assert.Equal("There is a problem", summary.QuerySelector("[role=alert] h2")!.TextContent);
        var links = summary.QuerySelectorAll("li a").ToList();
        Assert.NotEmpty(links);
        var beside = page.Document.QuerySelectorAll(".govuk-error-message").ToDictionary(message => message.TextContent["Error:".Length..].Trim());
        Assert.Equal(links.Select(link => link.TextContent).Order(StringComparer.Ordinal), beside.Keys.Order(StringComparer.Ordinal));
        Assert.All(links, link =>
        {
            var control = page.Document.GetElementById(link.GetAttribute("href")![1..]);
            Assert.True(control is not null, $"{path}: {link.GetAttribute("href")} leads nowhere");
            Assert.True(control.LocalName is "input" or "textarea" or "select", $"{path}: {link.GetAttribute("href")} leads to no control");
            Assert.Contains(Described(control), described => described == beside[link.TextContent].Id);
            Assert.NotNull(control.Closest(".govuk-form-group--error"));
        });
        Assert.Single(page.Document.QuerySelectorAll("h1"));
        Assert.All(page.Document.QuerySelectorAll("form"), form => Assert.True(form.HasAttribute("novalidate"), $"{path}: a form checks itself"));
        Assert.Empty(page.Document.QuerySelectorAll("[required]"));
        Assert.All(["please", "sorry", "invalid", "forbidden", "required"], word => Assert.All(beside.Keys, said => Assert.DoesNotContain(word, said, StringComparison.OrdinalIgnoreCase)));
    }

    /// <summary>A control, or the group that it is one of, is described by its error.</summary>
    private static IEnumerable<string> Described(IElement control) =>
        new[] { control, control.Closest("fieldset") }.SelectMany(element => element?.GetAttribute("aria-describedby")?.Split(' ') ?? []);

    private async Task<string> AskedAsync()
    {
        var reference = await console.SentToAsync(RunningConsole.SocialCare);
        using var caseworker = await console.VisitorAsync(SocialCare);
        await caseworker.FollowAsync(await caseworker.SubmitAsync(await caseworker.GetAsync($"/concerns/{reference}/ask"), "main form", ("what", "Which school?"), ("urgency", "Red")));
        return reference;
    }

    /// <summary>A corrected copy that waits for a second person.</summary>
    private async Task<Guid> CorrectionAsync()
    {
        var letter = await FailedMessages.FailAsync(console, FailedMessages.Concern);
        var ann = new Operator("ann", OperatorRights.See | OperatorRights.Edit);
        return (await console.Get<TwoPersonProposals>().ProposeEditAsync(ann, letter, FailedMessages.Concern, "the time was wrong", TestContext.Current.CancellationToken)).Id;
    }

    private async Task<string> AcceptedAsync()
    {
        var reference = await console.SentToAsync(RunningConsole.Charity);
        using var worker = await console.VisitorAsync(Charity);
        await worker.FollowAsync(await worker.SubmitAsync(await worker.GetAsync($"/concerns/{reference}/decide"), "main form", ("decision", "accept")));
        return reference;
    }
}
