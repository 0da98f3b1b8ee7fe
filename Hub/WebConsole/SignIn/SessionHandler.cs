using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace SafeguardingHub.WebConsole.SignIn;

/// <summary>Knows people again by the secret in their cookie.</summary>
public sealed class SessionHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, Sessions sessions, ConsoleCookies cookies, TimeProvider time)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder), IAuthenticationSignInHandler
{
    public new const string Scheme = "console";

    /// <summary>Requests that pages make by themselves say so.</summary>
    public const string BackgroundPath = "/live";

    public async Task SignInAsync(ClaimsPrincipal user, AuthenticationProperties? properties)
    {
        var person = user.Identities.OfType<ConsoleIdentity>().First().Person;
        await SignOutAsync(null);
        Response.Cookies.Append(cookies.Name, await sessions.BeginAsync(person, Context.RequestAborted), cookies.Options);
    }

    public async Task SignOutAsync(AuthenticationProperties? properties)
    {
        if (Request.Cookies[cookies.Name] is { Length: > 0 } secret)
        {
            await sessions.EndAsync(secret, Context.RequestAborted);
            Response.Cookies.Delete(cookies.Name, cookies.Options);
        }
    }

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Request.Cookies[cookies.Name] is not { Length: > 0 } secret || await FindAsync(secret) is not { } session)
        {
            return AuthenticateResult.NoResult();
        }

        Context.Items[typeof(ConsoleSession)] = session;
        return session.IsInForce(time.GetUtcNow())
            ? AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(new ConsoleIdentity(session.Person)), SessionHandler.Scheme))
            : AuthenticateResult.NoResult();
    }

    /// <summary>While the store is away the page says so; it does not ask somebody who is signed in to sign in.</summary>
    private async Task<ConsoleSession?> FindAsync(string secret)
    {
        try
        {
            return await sessions.FindAsync(secret, Request.Path.StartsWithSegments(BackgroundPath), Context.RequestAborted);
        }
        catch (StoreAwayException away)
        {
            Context.Items[typeof(StoreAwayException)] = away;
            return null;
        }
    }
}
