using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.IdentityModel.Tokens;
using SafeguardingHub.Persistence;

namespace SafeguardingHub.Tests.WebConsole.SignIn;

/// <summary>A provider says by itself that somebody is signed out; nobody else can.</summary>
public sealed class BackChannelLogoutTests(ProvidedConsole provided) : IClassFixture<ProvidedConsole>
{
    public static TheoryData<string> Unheeded => ["signature", "unsigned", "issuer", "audience", "expired", "no expiry", "no event", "another event", "nonce", "no id", "nobody", "another type", "junk"];

    private RunningConsole Console => provided.Console;

    [Fact]
    public async Task Log_out_at_the_provider_ends_the_session_that_it_names_and_no_other()
    {
        using var here = await SignedInAsync("b-1", "session-here");
        using var elsewhere = await SignedInAsync("b-1", "session-elsewhere");

        Assert.Equal(HttpStatusCode.OK, await TellAsync(provided.Council.LogoutToken("b-1", "session-here")));

        Assert.Equal(HttpStatusCode.Found, (await here.GetAsync("/permissions")).Status);
        Assert.Equal(HttpStatusCode.OK, (await elsewhere.GetAsync("/permissions")).Status);
        await using var context = Console.Get<IHubStore>().Open();
        Assert.True(await context.Audit.AnyAsync(row => row.Action == "signed-out" && row.Detail == "at the provider", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Log_out_at_the_provider_ends_all_of_a_persons_when_it_names_none()
    {
        using var one = await SignedInAsync("b-2", "session-1");
        using var two = await SignedInAsync("b-2", null);
        using var somebodyElse = await SignedInAsync("b-3", null);

        Assert.Equal(HttpStatusCode.OK, await TellAsync(provided.Council.LogoutToken("b-2", null)));

        Assert.Equal(HttpStatusCode.Found, (await one.GetAsync("/permissions")).Status);
        Assert.Equal(HttpStatusCode.Found, (await two.GetAsync("/permissions")).Status);
        Assert.Equal(HttpStatusCode.OK, (await somebodyElse.GetAsync("/permissions")).Status);
    }

    [Theory]
    [MemberData(nameof(Unheeded))]
    public async Task A_logout_token_that_the_provider_did_not_make_for_this_ends_nothing(string fault)
    {
        using var visitor = await SignedInAsync($"b-4-{fault}", null);
        using var other = RSA.Create(2048);

        Assert.Equal(HttpStatusCode.BadRequest, await TellAsync(Faulty(fault, $"b-4-{fault}", new RsaSecurityKey(other) { KeyId = "key-unknown" })));

        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/permissions")).Status);
    }

    [Fact]
    public async Task A_logout_token_is_heeded_once()
    {
        var token = provided.Council.LogoutToken("b-5", null);
        Assert.Equal(HttpStatusCode.OK, await TellAsync(token));
        using var visitor = await SignedInAsync("b-5", null);

        Assert.Equal(HttpStatusCode.BadRequest, await TellAsync(token));

        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/permissions")).Status);
    }

    [Fact]
    public async Task A_logout_token_from_before_the_sign_in_ends_nothing_at_any_instance()
    {
        using var visitor = await SignedInAsync("b-6", null);
        var token = provided.Council.LogoutToken("b-6", null, said => said["iat"] = TimeProvider.System.GetUtcNow().AddMinutes(-5).ToUnixTimeSeconds());

        Assert.Equal(HttpStatusCode.OK, await TellAsync(token));

        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/permissions")).Status);
    }

    [Fact]
    public async Task One_provider_cannot_sign_out_anothers_people()
    {
        using var visitor = await SignedInAsync("b-7", "session-7");

        Assert.Equal(HttpStatusCode.BadRequest, await TellAsync(provided.Nhs.LogoutToken("b-7", "session-7")));
        Assert.Equal(HttpStatusCode.OK, await TellAsync(provided.Nhs.LogoutToken("b-7", "session-7"), "nhs"));

        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/permissions")).Status);
    }

    [Fact]
    public async Task What_was_typed_when_the_provider_ended_the_session_is_back_after_signing_in()
    {
        var reference = await Console.SentToAsync(RunningConsole.SocialCare);
        using var visitor = await SignedInAsync("b-8", "session-8");
        var form = await visitor.GetAsync($"/concerns/{reference}/decline");
        Assert.Equal(HttpStatusCode.OK, await TellAsync(provided.Council.LogoutToken(null, "session-8")));

        var signIn = await visitor.FollowAsync(await visitor.SubmitAsync(form, "main form", ("words", "Half a page.")));
        Assert.Contains("What you had typed is kept", signIn.Text, StringComparison.Ordinal);
        await provided.SignInAsync(visitor, provided.Council, ProvidedConsole.SocialWorker("b-8"));

        Assert.Equal("Half a page.", (await visitor.GetAsync($"/concerns/{reference}/decline")).Value("words"));
    }

    private async Task<Visitor> SignedInAsync(string subject, string? session)
    {
        var visitor = Console.Visitor();
        Assert.Equal(HttpStatusCode.OK, (await provided.SignInAsync(visitor, provided.Council, ProvidedConsole.SocialWorker(subject, session), "/permissions")).Status);
        return visitor;
    }

    private string Faulty(string fault, string subject, RsaSecurityKey unknown)
    {
        var past = TimeProvider.System.GetUtcNow().AddHours(-1).ToUnixTimeSeconds();
        return fault switch
        {
            "signature" => provided.Council.LogoutToken(subject, null, signedBy: unknown),
            "unsigned" => $"{Base64UrlEncoder.Encode("""{"alg":"none"}""")}.{provided.Council.LogoutToken(subject, null).Split('.')[1]}.",
            "issuer" => provided.Council.LogoutToken(subject, null, said => said["iss"] = provided.Nhs.Address.ToString()),
            "audience" => provided.Council.LogoutToken(subject, null, said => said["aud"] = "another-client"),
            "expired" => provided.Council.LogoutToken(subject, null, said => said["exp"] = past),
            "no expiry" => provided.Council.LogoutToken(subject, null, said => said.Remove("exp")),
            "no event" => provided.Council.LogoutToken(subject, null, said => said.Remove("events")),
            "another event" => provided.Council.LogoutToken(subject, null, said => said["events"] = new JsonObject { ["http://schemas.openid.net/event/other"] = new JsonObject() }),
            "nonce" => provided.Council.LogoutToken(subject, null, said => said["nonce"] = "of a sign-in"),
            "no id" => provided.Council.LogoutToken(subject, null, said => said.Remove("jti")),
            "nobody" => provided.Council.LogoutToken(null, null),
            "another type" => provided.Council.LogoutToken(subject, null, type: "at+jwt"),
            _ => "junk",
        };
    }

    private async Task<HttpStatusCode> TellAsync(string token, string provider = "council")
    {
        using var client = new HttpClient { BaseAddress = new Uri(Console.Address) };
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("logout_token", token)]);
        using var answer = await client.PostAsync($"signout-from/{provider}", form, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }
}
