using System.Net;
using SafeguardingHub.WebConsole.SignIn;

namespace SafeguardingHub.Tests.WebConsole.SignIn;

/// <summary>A provider that goes away, and somebody who tries too often.</summary>
public sealed class ProviderTroubleTests : IAsyncLifetime
{
    private readonly ProvidedConsole provided = new();

    public ValueTask InitializeAsync() => provided.InitializeAsync();

    public ValueTask DisposeAsync() => provided.DisposeAsync();

    [Fact]
    public async Task A_provider_that_is_away_is_told_in_words_and_the_other_still_works()
    {
        await provided.Council.DisposeAsync();
        using var visitor = provided.Console.Visitor();

        var told = await visitor.FollowAllAsync(await visitor.GetAsync("/sign-in/with/council?from=/inbox"));

        Assert.Equal(HttpStatusCode.OK, told.Status);
        Assert.Contains("Northshire Council does not answer", told.Text, StringComparison.Ordinal);
        Assert.Contains("ask the council’s service desk on 01632 960999", told.Text, StringComparison.Ordinal);
        Assert.NotNull(told.Document.QuerySelector("a[href^='/sign-in/with/nhs']"));
    }

    [Fact]
    public async Task A_provider_that_goes_away_in_the_middle_is_told_in_words()
    {
        using var visitor = provided.Console.Visitor();
        provided.Council.Person = ProvidedConsole.SocialWorker();
        var answered = await visitor.GetAsync((await visitor.GetAsync("/sign-in/with/council")).Location!);
        await provided.Council.DisposeAsync();

        var told = await visitor.FollowAllAsync(await visitor.GetAsync(answered.Location!));

        Assert.Contains("Northshire Council does not answer", told.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signing_out_works_here_when_the_provider_is_away()
    {
        using var visitor = provided.Console.Visitor();
        var shown = await provided.SignInAsync(visitor, provided.Council, ProvidedConsole.SocialWorker());
        Assert.Equal("Overview", shown.Heading);
        // Its addresses are known for a day; that it is away shows when somebody is sent there, so the hub has to forget them.
        await provided.Council.DisposeAsync();
        await provided.Console.RestartAsync();

        var after = await visitor.FollowAllAsync(await visitor.SubmitAsync(await visitor.GetAsync("/permissions"), "form[action='/sign-out']"));

        Assert.Contains("You are signed out here.", after.Text, StringComparison.Ordinal);
        Assert.StartsWith("/sign-in", (await visitor.GetAsync("/permissions")).Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Failing_too_often_is_put_off_and_signing_in_often_is_not()
    {
        for (var person = 0; person <= SignInAttempts.Most; person++)
        {
            using var colleague = provided.Console.Visitor();
            Assert.Equal(HttpStatusCode.OK, (await provided.SignInAsync(colleague, provided.Council, ProvidedConsole.SocialWorker($"s-{person}"))).Status);
        }

        using var visitor = provided.Console.Visitor();
        for (var attempt = 0; attempt < SignInAttempts.Most; attempt++)
        {
            Assert.Equal(HttpStatusCode.Found, (await visitor.GetAsync("/signin/council?code=x&state=x")).Status);
        }

        foreach (var path in new[] { "/signin/council?code=x&state=x", "/sign-in/with/council" })
        {
            var putOff = await visitor.GetAsync(path);
            Assert.Equal(HttpStatusCode.TooManyRequests, putOff.Status);
            Assert.Equal("Too many attempts", putOff.Heading);
        }

        provided.Console.Clock.WindTo(provided.Console.Clock.GetUtcNow() + SignInAttempts.Window + TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.OK, (await provided.SignInAsync(visitor, provided.Council, ProvidedConsole.SocialWorker())).Status);
    }
}
