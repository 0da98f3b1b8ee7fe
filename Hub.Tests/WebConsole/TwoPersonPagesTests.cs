using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using SafeguardingHub.Persistence;
using SafeguardingHub.Persistence.Rows;
using SafeguardingHub.Security;
using SafeguardingHub.Tests.Fixtures;
using SafeguardingHub.WebConsole.SignIn;

namespace SafeguardingHub.Tests.WebConsole;

/// <summary>What takes two people takes two people in the console as well, whichever way each comes in.</summary>
public sealed class TwoPersonPagesTests : IAsyncLifetime
{
    private const OperatorRights Everything = OperatorRights.See | OperatorRights.Reveal | OperatorRights.Replay | OperatorRights.Edit | OperatorRights.Discard;
    private const string Own = "You proposed this yourself. It needs a second person.";

    private readonly RunningConsole console = new("Development", change: settings => settings with { Recovery = settings.Recovery with { EditAllowed = true } });

    public ValueTask InitializeAsync() => console.InitializeAsync();

    public ValueTask DisposeAsync() => console.DisposeAsync();

    [Fact]
    public async Task Two_sessions_of_one_person_a_key_of_theirs_over_http_and_at_the_command_line_are_one_person_and_a_colleague_is_another()
    {
        var letter = await FailedMessages.FailAsync(console, FailedMessages.Concern);
        using var first = await console.VisitorAsync("operator");
        using var second = await console.VisitorAsync("operator");
        using var colleague = await console.VisitorAsync("second-operator");
        var proposed = await first.SubmitAsync(await first.GetAsync($"/dead-letters/{letter}/discard"), "main form", ("reason", "Sent by mistake."));
        var id = proposed.Location!.Split('/', '?')[2];
        Assert.Contains("Nothing is done until another person agrees", (await first.FollowAsync(proposed)).Text, StringComparison.Ordinal);

        foreach (var same in new[] { first, second })
        {
            var page = await same.GetAsync($"/proposals/{id}");
            Assert.Contains("You proposed this yourself", page.Text, StringComparison.Ordinal);
            var refused = await same.SubmitAsync(page, "main form", ("decision", "agree"));
            Assert.Equal((HttpStatusCode.Forbidden, Own), (refused.Status, Assert.Single(refused.Errors)));
        }

        var name = console.Get<SignInChoices>().Personas.First(persona => persona.Id == "operator").Person.Name;
        var key = Operators.Issue(console.Data, Operators.NameOf(name)!, Everything);
        Assert.Equal(HttpStatusCode.Forbidden, await DecideOverHttpAsync(key, id));
        var atTheCommandLine = await HubCommand.RunAsAsync(key, "deadletters", "approve", id, "--data", console.Data);
        Assert.Equal((1, Own), (atTheCommandLine.ExitCode, atTheCommandLine.Words.Trim()));
        Assert.Equal(DeadLetterState.Dead, await StateAsync(letter));

        Assert.Contains("Sent by mistake.", (await colleague.GetAsync("/proposals")).Text, StringComparison.Ordinal);
        var undecided = await colleague.SubmitAsync(await colleague.GetAsync($"/proposals/{id}"), "main form");
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "Select whether you agree"), (undecided.Status, Assert.Single(undecided.Errors)));
        var agreed = await colleague.FollowAsync(await colleague.SubmitAsync(undecided, "main form", ("decision", "agree")));

        Assert.Contains("Agreed, and done.", agreed.Text, StringComparison.Ordinal);
        Assert.Equal(DeadLetterState.Discarded, await StateAsync(letter));
        Assert.Contains("Agreed by", (await first.GetAsync($"/proposals/{id}")).Text, StringComparison.Ordinal);
        Assert.Null((await first.GetAsync($"/proposals/{id}")).Document.QuerySelector("main form"));
    }

    [Fact]
    public async Task A_proposal_made_at_the_command_line_is_taken_back_in_the_console_by_the_same_person_and_nothing_is_done()
    {
        var letter = await FailedMessages.FailAsync(console, FailedMessages.Concern);
        var name = console.Get<SignInChoices>().Personas.First(persona => persona.Id == "operator").Person.Name;
        var key = Operators.Issue(console.Data, Operators.NameOf(name)!, Everything);
        var proposed = await HubCommand.RunAsAsync(key, "deadletters", "discard", letter.ToString(), "--reason", "a reason", "--data", console.Data);
        Assert.Equal(0, proposed.ExitCode);
        var id = proposed.Output.Split(' ')[0];
        using var visitor = await console.VisitorAsync("operator");
        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.SubmitAsync(await visitor.GetAsync($"/proposals/{id}"), "main form", ("decision", "agree"))).Status);

        var back = await visitor.FollowAsync(await visitor.SubmitAsync(await visitor.GetAsync($"/proposals/{id}"), "main form", ("decision", "decline")));

        Assert.Contains("The proposal is declined", back.Text, StringComparison.Ordinal);
        Assert.Equal(DeadLetterState.Dead, await StateAsync(letter));
    }

    [Fact]
    public async Task A_corrected_copy_is_looked_at_and_agreed_to_by_a_colleague_and_lands_and_the_first_stays()
    {
        var letter = await FailedMessages.FailAsync(console, FailedMessages.Unreadable);
        using var visitor = await console.VisitorAsync("operator");
        using var colleague = await console.VisitorAsync("second-operator");
        var form = await visitor.GetAsync($"/dead-letters/messages/{letter}/correct");
        var empty = await visitor.SubmitAsync(form, "main form", ("reason", "Cut off on the way."));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "Enter the corrected message", "Cut off on the way."), (empty.Status, Assert.Single(empty.Errors), empty.Value("reason")));
        var proposed = await visitor.SubmitAsync(empty, "main form", ("message", System.Text.Encoding.UTF8.GetString(FailedMessages.Concern)), ("reason", "Cut off on the way; the sender read it to me."));
        var id = proposed.Location!.Split('/', '?')[2];

        var shown = await colleague.SubmitAsync(await colleague.GetAsync($"/proposals/{id}/content"), "main form", ("reason", "To decide."));
        Assert.Equal(System.Text.Encoding.UTF8.GetString(FailedMessages.Concern).ReplaceLineEndings("\n").TrimStart('\uFEFF').Trim(), shown.Document.QuerySelector("pre")!.TextContent.TrimStart('\uFEFF').Trim());
        var agreed = await colleague.SubmitAsync(await colleague.GetAsync($"/proposals/{id}"), "main form", ("decision", "agree"));
        await FailedMessages.FinishedAsync(console, Guid.Parse(agreed.Location!.Split('/')[^1]));

        Assert.Contains("1 message landed", (await colleague.FollowAsync(agreed)).Text, StringComparison.Ordinal);
        Assert.Equal(DeadLetterState.Superseded, await StateAsync(letter));
        Assert.Contains("The message as it came", (await visitor.GetAsync($"/dead-letters/messages/{id}")).Text, StringComparison.Ordinal);
        await using var context = console.Get<IHubStore>().Open();
        Assert.Equal("To decide.", (await context.Audit.SingleAsync(row => row.Action == "edit-revealed", TestContext.Current.CancellationToken)).Detail);
    }

    [Fact]
    public async Task Correcting_is_off_unless_it_is_switched_on_and_the_page_says_so()
    {
        await using var usual = new RunningConsole();
        await usual.InitializeAsync();
        var letter = await FailedMessages.FailAsync(usual, FailedMessages.Concern);
        using var visitor = await usual.VisitorAsync("operator");

        var page = await visitor.GetAsync($"/dead-letters/messages/{letter}/correct");
        Assert.Contains("Corrected copies are switched off here", page.Text, StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector("main form"));
        var token = (await visitor.GetAsync($"/dead-letters/{letter}/replay")).Value("__RequestVerificationToken")!;
        var refused = await visitor.PostAsync($"/dead-letters/messages/{letter}/correct", [("__RequestVerificationToken", token), ("message", "<a/>"), ("reason", "forced")]);
        Assert.Equal(HttpStatusCode.Forbidden, refused.Status);
        Assert.Contains("switched off", Assert.Single(refused.Errors), StringComparison.Ordinal);
    }

    private async Task<HttpStatusCode> DecideOverHttpAsync(string key, string id)
    {
        using var client = new HttpClient { BaseAddress = new Uri(console.Address) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        var status = HttpStatusCode.Unauthorized;
        // A new key is seen within a second.
        await SafeguardingHub.Sandbox.Condition.MetAsync("the key is known", TimeSpan.FromSeconds(20), async cancellation =>
        {
            status = (await client.PostAsJsonAsync($"recovery/proposals/{id}/decision", new { approve = true }, cancellation)).StatusCode;
            return status != HttpStatusCode.Unauthorized;
        }, TestContext.Current.CancellationToken);
        return status;
    }

    private async Task<DeadLetterState> StateAsync(Guid letter)
    {
        await using var context = console.Get<IHubStore>().Open();
        return await context.DeadLetters.Where(row => row.Id == letter).Select(row => row.State).SingleAsync(TestContext.Current.CancellationToken);
    }
}
