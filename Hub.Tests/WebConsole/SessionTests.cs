using System.Net;
using SafeguardingHub.WebConsole.SignIn;

namespace SafeguardingHub.Tests.WebConsole;

/// <summary>Sessions end, and what was typed does not.</summary>
public sealed class SessionTests : IAsyncLifetime
{
    private readonly RunningConsole console = new();

    public ValueTask InitializeAsync() => console.InitializeAsync();

    public ValueTask DisposeAsync() => console.DisposeAsync();

    [Fact]
    public async Task Check_8_what_was_typed_when_the_session_ended_is_back_after_signing_in()
    {
        var reference = await console.SentToAsync(RunningConsole.SocialCare);
        using var caseworker = await console.VisitorAsync("social-care.northshire-caseworker");
        var form = await caseworker.GetAsync($"/concerns/{reference}/decline");
        console.Clock.WindTo(console.Clock.GetUtcNow() + TimeSpan.FromMinutes(16));

        var ended = await caseworker.SubmitAsync(form, "main form", ("reason", "NoCapacity"), ("words", "Half a page of reasons.\nAnd one more line."));
        Assert.Equal(HttpStatusCode.Found, ended.Status);
        var signIn = await caseworker.FollowAsync(ended);
        Assert.Contains("What you had typed is kept", signIn.Text, StringComparison.Ordinal);
        var back = await caseworker.SubmitAsync(signIn, "form[action='/sign-in']", ("persona", "social-care.northshire-caseworker"));
        Assert.Equal($"/concerns/{reference}/decline", back.Location);
        var again = await caseworker.FollowAsync(back);

        Assert.Contains("We kept what you had typed", again.Text, StringComparison.Ordinal);
        Assert.Equal("Half a page of reasons.\nAnd one more line.", again.Value("words"));
        Assert.Equal("NoCapacity", again.Value("reason"));
        var done = await caseworker.FollowAsync(await caseworker.SubmitAsync(again, "main form"));
        Assert.Contains("Declined.", done.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_typed_is_shown_to_nobody_else()
    {
        var reference = await console.SentToAsync(RunningConsole.SocialCare);
        using var caseworker = await console.VisitorAsync("social-care.northshire-caseworker");
        var form = await caseworker.GetAsync($"/concerns/{reference}/decline");
        console.Clock.WindTo(console.Clock.GetUtcNow() + TimeSpan.FromMinutes(16));
        var signIn = await caseworker.FollowAsync(await caseworker.SubmitAsync(form, "main form", ("words", "For my eyes only.")));
        await caseworker.SubmitAsync(signIn, "form[action='/sign-in']", ("persona", "social-care.northshire-colleague"));

        Assert.DoesNotContain("For my eyes only.", (await caseworker.GetAsync($"/concerns/{reference}/decline")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_ends_after_fifteen_minutes_without_a_page_and_after_twelve_hours_whatever_is_done()
    {
        using var caseworker = await console.VisitorAsync("social-care.northshire-caseworker");
        var start = console.Clock.GetUtcNow();
        while (console.Clock.GetUtcNow() - start < TimeSpan.FromHours(12) - TimeSpan.FromMinutes(10))
        {
            console.Clock.WindTo(console.Clock.GetUtcNow() + TimeSpan.FromMinutes(10));
            Assert.Equal(HttpStatusCode.OK, (await caseworker.GetAsync("/permissions")).Status);
        }

        console.Clock.WindTo(start + TimeSpan.FromHours(12));
        Assert.Equal(HttpStatusCode.Found, (await caseworker.GetAsync("/permissions")).Status);
        await caseworker.SignInAsync("social-care.northshire-caseworker");
        console.Clock.WindTo(console.Clock.GetUtcNow() + TimeSpan.FromMinutes(15));
        Assert.Equal("/sign-in?from=%2Finbox%3Fdue%3Doverdue&ended=yes", (await caseworker.GetAsync("/inbox?due=overdue")).Location);
    }

    [Fact]
    public async Task Staying_signed_in_works_without_scripts()
    {
        using var caseworker = await console.VisitorAsync("social-care.northshire-caseworker");
        var page = await caseworker.GetAsync("/help");
        console.Clock.WindTo(console.Clock.GetUtcNow() + TimeSpan.FromMinutes(14));
        Assert.Equal("/help", (await caseworker.SubmitAsync(page, "footer form")).Location);
        console.Clock.WindTo(console.Clock.GetUtcNow() + TimeSpan.FromMinutes(14));

        Assert.Equal(HttpStatusCode.OK, (await caseworker.GetAsync("/inbox")).Status);
    }

    [Fact]
    public async Task After_signing_out_going_back_shows_nothing()
    {
        using var caseworker = await console.VisitorAsync("social-care.northshire-caseworker");
        var page = await caseworker.GetAsync("/inbox");
        Assert.Equal("no-store", page.Response.Headers.CacheControl!.ToString());
        var secret = caseworker.Cookies.GetCookies(new Uri(console.Address))[ConsoleCookies.DevelopmentName]!.Value;
        await caseworker.SubmitAsync(page, "form[action='/sign-out']");
        // A browser that kept the secret gets nothing by it either.
        caseworker.Cookies.Add(new Uri(console.Address), new Cookie(ConsoleCookies.DevelopmentName, secret));

        Assert.Equal(HttpStatusCode.Found, (await caseworker.GetAsync("/inbox")).Status);
    }

    [Fact]
    public async Task A_forged_token_changes_nothing_and_loses_nothing()
    {
        var reference = await console.SentToAsync(RunningConsole.SocialCare);
        using var caseworker = await console.VisitorAsync("social-care.northshire-caseworker");
        var form = await caseworker.GetAsync($"/concerns/{reference}/decline");

        var forged = await caseworker.SubmitAsync(form, "main form", ("__RequestVerificationToken", "forged"), ("reason", "NoCapacity"), ("words", "Still here."));

        Assert.Equal(HttpStatusCode.BadRequest, forged.Status);
        Assert.Equal("Still here.", forged.Value("words"));
        Assert.StartsWith("Error: ", forged.Title, StringComparison.Ordinal);
        Assert.Contains("Accept or decline", (await caseworker.GetAsync($"/concerns/{reference}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reason_of_100_000_characters_is_refused_with_a_sentence_and_stays_in_the_form()
    {
        var reference = await console.SentToAsync(RunningConsole.SocialCare);
        using var caseworker = await console.VisitorAsync("social-care.northshire-caseworker");
        var long100000 = string.Concat(Enumerable.Repeat("0123456789", 10_000));

        var refused = await caseworker.SubmitAsync(await caseworker.GetAsync($"/concerns/{reference}/decline"), "main form", ("reason", "NoCapacity"), ("words", long100000));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal("Your words must be 4,000 characters or fewer", Assert.Single(refused.Errors));
        Assert.Equal(long100000, refused.Value("words"));
    }

    [Fact]
    public async Task Too_many_attempts_to_sign_in_are_put_off()
    {
        using var visitor = console.Visitor();
        var page = await visitor.GetAsync("/sign-in");
        for (var attempt = 0; attempt < SignInAttempts.Most; attempt++)
        {
            await visitor.SubmitAsync(page, "form[action='/sign-in']", ("persona", "nobody"));
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, (await visitor.SubmitAsync(page, "form[action='/sign-in']", ("persona", "police.northshire-caseworker"))).Status);
        console.Clock.WindTo(console.Clock.GetUtcNow() + SignInAttempts.Window + TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.Found, (await visitor.SubmitAsync(page, "form[action='/sign-in']", ("persona", "police.northshire-caseworker"))).Status);
    }

    [Fact]
    public async Task Outside_development_nobody_can_be_a_persona()
    {
        await using var production = new RunningConsole("Production");
        await production.InitializeAsync();
        using var visitor = production.Visitor();

        Assert.DoesNotContain("persona", (await visitor.GetAsync("/sign-in")).Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.PostAsync("/sign-in", [("persona", "police.northshire-caseworker")])).Status);
    }
}
