using System.Net;
using Microsoft.EntityFrameworkCore;
using SafeguardingHub.Persistence;
using SafeguardingHub.Sandbox;

namespace SafeguardingHub.Tests.WebConsole;

/// <summary>Caseworkers answer, one after the other and at once.</summary>
public sealed class AnsweringPagesTests(RunningConsole console) : IClassFixture<RunningConsole>
{
    private const string Acknowledge = "form[action*='handler=acknowledge']";

    [Theory]
    [MemberData(nameof(RunningConsole.Agencies), MemberType = typeof(RunningConsole))]
    public async Task A_caseworker_of_each_agency_acknowledges_with_one_click_on_the_concerns_page(string agency)
    {
        var reference = await console.SentToAsync(agency);
        using var caseworker = await console.VisitorAsync($"{agency}-caseworker");

        var overview = await caseworker.GetAsync("/");
        Assert.Contains(reference, (await caseworker.GetAsync("/inbox")).Html, StringComparison.Ordinal);
        var concern = await caseworker.GetAsync($"/concerns/{reference}");
        var after = await caseworker.FollowAsync(await caseworker.SubmitAsync(concern, Acknowledge));

        Assert.Equal(HttpStatusCode.OK, overview.Status);
        Assert.Contains("Acknowledged. The agency that raised it has been told", after.Text, StringComparison.Ordinal);
        Assert.Null(after.Document.QuerySelector(Acknowledge));
        Assert.Equal(1, await AnswersAsync(reference));
    }

    [Fact]
    public async Task Check_9_double_submit_of_acknowledge_is_one_event()
    {
        var reference = await console.SentToAsync(RunningConsole.SocialCare);
        using var caseworker = await console.VisitorAsync("social-care.northshire-caseworker");
        var concern = await caseworker.GetAsync($"/concerns/{reference}");

        var twice = await Task.WhenAll(caseworker.SubmitAsync(concern, Acknowledge), caseworker.SubmitAsync(concern, Acknowledge));

        Assert.All(twice, answer => Assert.Equal(HttpStatusCode.Found, answer.Status));
        Assert.Equal(1, await AnswersAsync(reference));
    }

    [Fact]
    public async Task Check_7_two_caseworkers_accept_at_once_and_one_wins_while_the_other_sees_who_and_when()
    {
        var reference = await console.SentToAsync(RunningConsole.SocialCare);
        using var first = await console.VisitorAsync("social-care.northshire-caseworker");
        using var second = await console.VisitorAsync("social-care.northshire-colleague");
        var (firstForm, secondForm) = (await first.GetAsync($"/concerns/{reference}/decide"), await second.GetAsync($"/concerns/{reference}/decline"));

        var answers = await Task.WhenAll(
            first.SubmitAsync(firstForm, "main form", ("decision", "accept")),
            second.SubmitAsync(secondForm, "main form", ("reason", "NoCapacity"), ("words", "Wir sind voll – try again on Monday.")));

        Assert.Equal(1, await AnswersAsync(reference));
        var beaten = Assert.Single(answers, answer => answer.Status == HttpStatusCode.Conflict);
        Assert.StartsWith("Error: ", beaten.Title, StringComparison.Ordinal);
        Assert.Matches(@"(Evan Ellis|Fay Farrow) answered at \d+:\d\d[ap]m: (accepted|declined)", Assert.Single(beaten.Errors));
        if (beaten.Path.EndsWith("decline", StringComparison.Ordinal))
        {
            Assert.Equal("Wir sind voll – try again on Monday.", beaten.Value("words"));
        }
    }

    [Fact]
    public async Task A_decline_goes_to_the_referrer_with_its_reason()
    {
        var reference = await console.SentToAsync(RunningConsole.SocialCare);
        using var caseworker = await console.VisitorAsync("social-care.northshire-caseworker");
        var decide = await caseworker.GetAsync($"/concerns/{reference}/decide");
        var decline = await caseworker.FollowAsync(await caseworker.SubmitAsync(decide, "main form", ("decision", "decline")));
        var after = await caseworker.FollowAsync(await caseworker.SubmitAsync(decline, "main form", ("reason", "ThresholdNotMet"), ("words", "Known to early help, who go on.")));
        using var referrer = await console.VisitorAsync("police.northshire-caseworker");
        var raised = await referrer.GetAsync($"/concerns/{reference}");

        Assert.Contains("Declined.", after.Text, StringComparison.Ordinal);
        Assert.Contains("Known to early help, who go on.", raised.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Work_is_logged_after_accepting_and_stands_in_the_record_and_the_chronology()
    {
        var reference = await console.SentToAsync(RunningConsole.Charity);
        using var worker = await console.VisitorAsync("charity.harbour-caseworker");
        await worker.FollowAsync(await worker.SubmitAsync(await worker.GetAsync($"/concerns/{reference}/decide"), "main form", ("decision", "accept")));
        var log = await worker.GetAsync($"/concerns/{reference}/log");
        var logged = await worker.FollowAsync(await worker.SubmitAsync(log, "main form", ("what", "WasNotBrought"), ("note", "Nobody drove."), ("next-when", "Thursday after school")));
        var reachedOut = await worker.FollowAsync(await worker.SubmitAsync(await worker.GetAsync($"/concerns/{reference}/log"), "main form", ("what", "ChildReachedOut"), ("child-words", "can you come")));

        Assert.Contains("Added to the record", logged.Text, StringComparison.Ordinal);
        Assert.Contains("The child got in touch on", reachedOut.Text, StringComparison.Ordinal);
        Assert.Contains("A child got in touch", (await worker.GetAsync("/")).Text, StringComparison.Ordinal);
        var record = (await worker.GetAsync($"/concerns/{reference}?part=work")).Text;
        Assert.Contains("Was not brought", record, StringComparison.Ordinal);
        Assert.Contains("Thursday after school", record, StringComparison.Ordinal);
        Assert.Contains("can you come", (await worker.GetAsync($"/concerns/{reference}/chronology")).Text, StringComparison.Ordinal);

        await worker.FollowAsync(await worker.SubmitAsync(await worker.GetAsync($"/concerns/{reference}/log?what=contact-attempted"), "main form", ("note", "Called back, all well.")));
        Assert.DoesNotContain("The child got in touch on", (await worker.GetAsync($"/concerns/{reference}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_is_asked_and_answered_by_the_referrer()
    {
        var reference = await console.SentToAsync(RunningConsole.SocialCare);
        using var caseworker = await console.VisitorAsync("social-care.northshire-caseworker");
        await caseworker.FollowAsync(await caseworker.SubmitAsync(await caseworker.GetAsync($"/concerns/{reference}/ask"), "main form", ("what", "Which school?"), ("urgency", "Red")));
        using var referrer = await console.VisitorAsync("police.northshire-caseworker");
        var supplied = await referrer.FollowAsync(await referrer.SubmitAsync(await referrer.GetAsync($"/concerns/{reference}/supply"), "main form", ("words", "Eastmere High.")));

        Assert.Contains("Your information has been sent", supplied.Text, StringComparison.Ordinal);
        Assert.Contains("Eastmere High.", (await caseworker.GetAsync($"/concerns/{reference}?part=timeline")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_concern_raised_by_form_takes_the_same_way_as_a_message_and_is_found_by_name_and_reference()
    {
        using var worker = await console.VisitorAsync("charity.harbour-caseworker");
        var form = await worker.GetAsync("/raise");
        var sent = await worker.FollowAsync(await worker.SubmitAsync(
            form, "main form", ("given", "Zoë"), ("family", "Evidently-Madeup"), ("age", "14"), ("area", "E06000901"), ("about", "SexualExploitation"), ("risk", "High"), ("account", "Picked up from school by adults she does not name.")));

        Assert.Equal("Concern sent", sent.Heading);
        Assert.Contains("Northshire Council", sent.Text, StringComparison.Ordinal);
        var reference = sent.Document.QuerySelector(".govuk-panel strong")!.TextContent;
        await Condition.MetAsync("it is with social care", TimeSpan.FromSeconds(10), async _ =>
        {
            using var other = await console.VisitorAsync("social-care.northshire-caseworker");
            return (await other.GetAsync($"/concerns/{reference}")).Status == HttpStatusCode.OK;
        }, TestContext.Current.CancellationToken);
        using var caseworker = await console.VisitorAsync("social-care.northshire-caseworker");
        foreach (var asked in new[] { "zoe madeup", reference.ToLowerInvariant() })
        {
            Assert.Contains(reference, (await caseworker.SubmitAsync(await caseworker.GetAsync("/search"), "main form", ("q", asked))).Text, StringComparison.Ordinal);
        }

        using var foreign = await console.VisitorAsync("social-care.cwmafon-caseworker");
        Assert.DoesNotContain(reference, (await foreign.SubmitAsync(await foreign.GetAsync("/search"), "main form", ("q", "zoe madeup"))).Text, StringComparison.Ordinal);
    }

    private async Task<int> AnswersAsync(string reference)
    {
        await using var context = console.Get<IHubStore>().Open();
        return await (from answer in context.RecordedAnswers join concern in context.Concerns on answer.ConcernId equals concern.Id where concern.Reference == reference select answer).CountAsync(TestContext.Current.CancellationToken);
    }
}
