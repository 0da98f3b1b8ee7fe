using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.IdentityModel.Tokens;
using SafeguardingHub.Persistence;

namespace SafeguardingHub.Tests.WebConsole.SignIn;

/// <summary>People come in by a real OpenID provider, or are told why not and whom to ask.</summary>
public sealed class OpenIdSignInTests(ProvidedConsole provided) : IClassFixture<ProvidedConsole>, IDisposable
{
    public static TheoryData<string> Forgeries => ["nonce", "no nonce", "expired", "issuer", "audience", "signature", "another subject"];

    /// <summary>Claims, what the page says, and the word for the service desk.</summary>
    public static TheoryData<string, string, string> Strangers => new()
    {
        { """{"tid":"tenant-9","roles":["Hub.Caseworker"]}""", "Your organisation is not one of the agencies of this hub", "agency-not-known" },
        { """{"roles":["Hub.Caseworker"]}""", "Your organisation is not one of the agencies of this hub", "agency-not-known" },
        { """{"tid":"tenant-gone","roles":["Hub.Caseworker"]}""", "Your organisation is not one of the agencies of this hub", "agency-not-known" },
        { """{"tid":["tenant-1","tenant-2"],"roles":["Hub.Caseworker"]}""", "You belong to several agencies of this hub", "several-agencies" },
        { """{"tid":"tenant-1","roles":["Unheard.Of"]}""", "You have no role in this hub", "no-role" },
        { """{"tid":"tenant-1"}""", "You have no role in this hub", "no-role" },
        // A role of the hub's own is nothing at an agency, and one of an agency's is nothing at the hub.
        { """{"tid":"tenant-1","roles":["Hub.Operator"]}""", "You have no role in this hub", "no-role" },
        { """{"tid":"tenant-hub","roles":["Hub.Caseworker"]}""", "You have no role in this hub", "no-role" },
    };

    private RunningConsole Console => provided.Console;

    public void Dispose() => (provided.Council.Alters, provided.Council.ForeignKey, provided.Council.Cancels) = (null, null, false);

    [Fact]
    public async Task A_caseworker_signs_in_at_the_provider_and_answers()
    {
        var reference = await Console.SentToAsync(RunningConsole.SocialCare);
        using var visitor = Console.Visitor();

        var shown = await provided.SignInAsync(visitor, provided.Council, ProvidedConsole.SocialWorker(), $"/concerns/{reference}");
        var permissions = (await visitor.GetAsync("/permissions")).Text;
        var done = await visitor.FollowAsync(await visitor.SubmitAsync(shown, "form[action*='handler=acknowledge']"));

        Assert.Equal($"/concerns/{reference}", shown.At.AbsolutePath);
        Assert.Contains("Sandra Synthetic", permissions, StringComparison.Ordinal);
        Assert.Contains("Northshire Council", permissions, StringComparison.Ordinal);
        Assert.Contains("Caseworker", permissions, StringComparison.Ordinal);
        Assert.Contains("Acknowledged.", done.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Agency_and_role_are_found_inside_a_claim()
    {
        using var visitor = Console.Visitor();
        await provided.SignInAsync(visitor, provided.Nhs, new Known("n-1", "Norman Nurse")
        {
            Claims = new Dictionary<string, object> { ["organisation"] = new { code = "RXX", roles = new[] { new { id = "R9999" }, new { id = "R8001" } } } },
        });

        var permissions = (await visitor.GetAsync("/permissions")).Text;

        Assert.Contains("Norman Nurse", permissions, StringComparison.Ordinal);
        Assert.Contains("Team lead", permissions, StringComparison.Ordinal);
        Assert.DoesNotContain("Northshire Council", permissions, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_provider_vouches_for_nobody_of_another_providers_agencies()
    {
        using var visitor = Console.Visitor();

        var refused = await provided.SignInAsync(visitor, provided.Nhs, new Known("n-2", "Norman Nurse")
        {
            Claims = new Dictionary<string, object> { ["organisation"] = new { code = "tenant-1", roles = new[] { new { id = "R8000" } } }, ["tid"] = "tenant-1", ["roles"] = "Hub.Caseworker" },
        });

        Assert.Equal("You cannot use this service yet", refused.Heading);
        Assert.Contains("Ask your registration authority", refused.Text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Strangers))]
    public async Task Who_is_nobody_here_is_told_why_and_whom_to_ask(string claims, string why, string code)
    {
        using var visitor = Console.Visitor();

        var refused = await provided.SignInAsync(visitor, provided.Council, new Known($"stranger-{Guid.NewGuid():N}", "Stan Stranger")
        {
            Claims = JsonNode.Parse(claims)!.AsObject().ToDictionary(claim => claim.Key, claim => (object)claim.Value!),
        });

        Assert.Equal("You cannot use this service yet", refused.Heading);
        Assert.Contains(why, refused.Text, StringComparison.Ordinal);
        Assert.Contains("Ask the council’s service desk on 01632 960999", refused.Text, StringComparison.Ordinal);
        Assert.Contains(code, refused.Text, StringComparison.Ordinal);
        await IsOutsideAsync(visitor);
        Assert.Contains(await AuditAsync("sign-in-refused"), detail => detail == code);
    }

    [Theory]
    [MemberData(nameof(Forgeries))]
    public async Task An_identity_token_that_is_not_this_sign_ins_lets_nobody_in(string forgery)
    {
        using var other = RSA.Create(2048);
        var past = TimeProvider.System.GetUtcNow().AddHours(-1).ToUnixTimeSeconds();
        provided.Council.ForeignKey = forgery == "signature" ? new RsaSecurityKey(other) { KeyId = "key-unknown" } : null;
        provided.Council.Alters = said => _ = forgery switch
        {
            "nonce" => said["nonce"] = "of another sign-in",
            "no nonce" => said.Remove("nonce"),
            "expired" => said["exp"] = past,
            "issuer" => said["iss"] = provided.Nhs.Address.ToString(),
            "audience" => said["aud"] = "another-client",
            "another subject" => said["sub"] = "somebody-else",
            _ => (object)said,
        };
        using var visitor = Console.Visitor();

        var failed = await provided.SignInAsync(visitor, provided.Council, ProvidedConsole.SocialWorker());

        Assert.Contains("Signing in with Northshire Council did not work", failed.Text, StringComparison.Ordinal);
        Assert.Contains("ask the council’s service desk", failed.Text, StringComparison.Ordinal);
        await IsOutsideAsync(visitor);
    }

    [Fact]
    public async Task An_answer_that_nobody_asked_for_lets_nobody_in()
    {
        using var visitor = Console.Visitor();

        var failed = await visitor.FollowAllAsync(await visitor.GetAsync("/signin/council?code=made-up&state=made-up"));

        Assert.Contains("did not work", failed.Text, StringComparison.Ordinal);
        await IsOutsideAsync(visitor);
    }

    [Fact]
    public async Task An_answer_to_one_browser_does_not_sign_in_another()
    {
        using var attacker = Console.Visitor();
        using var victim = Console.Visitor();
        provided.Council.Person = ProvidedConsole.SocialWorker();
        var challenged = await attacker.GetAsync("/sign-in/with/council");
        var answered = await attacker.GetAsync(challenged.Location!);
        Assert.StartsWith(Console.Address, answered.Location, StringComparison.Ordinal);

        var failed = await victim.FollowAllAsync(await victim.GetAsync(answered.Location!));

        Assert.Contains("did not work", failed.Text, StringComparison.Ordinal);
        await IsOutsideAsync(victim);
    }

    [Fact]
    public async Task Who_cancels_at_the_provider_is_back_at_the_start()
    {
        provided.Council.Cancels = true;
        using var visitor = Console.Visitor();

        var back = await provided.SignInAsync(visitor, provided.Council, ProvidedConsole.SocialWorker());

        Assert.Equal("Sign in", back.Heading);
        Assert.Contains("Northshire Council says that signing in was cancelled", back.Text, StringComparison.Ordinal);
        await IsOutsideAsync(visitor);
    }

    [Fact]
    public async Task Where_to_go_afterwards_is_a_page_of_this_console()
    {
        using var visitor = Console.Visitor();

        var shown = await provided.SignInAsync(visitor, provided.Council, ProvidedConsole.SocialWorker(), "//elsewhere.example/inbox");

        Assert.Equal(new Uri(Console.Address), new Uri(shown.At.GetLeftPart(UriPartial.Authority)));
        Assert.Equal("/", shown.At.AbsolutePath);
    }

    [Fact]
    public async Task Signing_out_here_signs_out_there()
    {
        using var visitor = Console.Visitor();
        var shown = await provided.SignInAsync(visitor, provided.Council, ProvidedConsole.SocialWorker(session: "s-out"));
        provided.Council.SignOuts.Clear();

        var after = await visitor.FollowAllAsync(await visitor.SubmitAsync(shown, "form[action='/sign-out']"));

        Assert.Contains("You are signed out.", after.Text, StringComparison.Ordinal);
        var asked = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(Assert.Single(provided.Council.SignOuts).Value);
        Assert.Equal(LoopbackProvider.Client, asked["client_id"]);
        Assert.NotEmpty(asked["id_token_hint"].ToString());
        await IsOutsideAsync(visitor);
    }

    [Fact]
    public async Task Signing_in_and_out_are_in_the_audit()
    {
        using var visitor = Console.Visitor();
        var name = $"Audited {Guid.NewGuid():N}";
        var shown = await provided.SignInAsync(visitor, provided.Council, ProvidedConsole.SocialWorker("s-audited") with { Name = name });
        await visitor.FollowAllAsync(await visitor.SubmitAsync(shown, "form[action='/sign-out']"));

        await using var context = Console.Get<IHubStore>().Open();
        var done = await context.Audit.Where(row => row.Actor == $"{RunningConsole.SocialCare}: {name}").OrderBy(row => row.Sequence).Select(row => row.Action).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal(["signed-in", "signed-out"], done.Where(action => action.StartsWith("signed", StringComparison.Ordinal)));
    }

    private static async Task IsOutsideAsync(Visitor visitor) => Assert.StartsWith("/sign-in", (await visitor.GetAsync("/permissions")).Location, StringComparison.Ordinal);

    private async Task<List<string>> AuditAsync(string action)
    {
        await using var context = Console.Get<IHubStore>().Open();
        return await context.Audit.Where(row => row.Action == action).Select(row => row.Detail).ToListAsync(TestContext.Current.CancellationToken);
    }
}
