using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using SafeguardingHub.Agreements;
using SafeguardingHub.Audit;

namespace SafeguardingHub.WebConsole.SignIn;

/// <summary>Sign-in by OpenID Connect: code with PKCE, one handler for each provider.</summary>
internal static class OpenIdSignIn
{
    public static void AddProviders(this AuthenticationBuilder authentication, ConsoleSettings settings, ConsoleCookies cookies)
    {
        foreach (var provider in ProviderFile.Read(settings.Providers))
        {
            authentication.AddOpenIdConnect(provider.Scheme, provider.Name, options => Describe(options, provider, cookies));
        }
    }

    private static void Describe(OpenIdConnectOptions options, IdentityProvider provider, ConsoleCookies cookies)
    {
        (options.Authority, options.ClientId, options.RequireHttpsMetadata) = (provider.Authority.ToString(), provider.ClientId, !provider.AllowHttp);
        options.ClientSecret = provider.ClientSecretFile is { } file ? File.ReadAllText(file).Trim() : null;
        (options.ResponseType, options.ResponseMode, options.UsePkce) = (OpenIdConnectResponseType.Code, OpenIdConnectResponseMode.Query, true);
        (options.MapInboundClaims, options.GetClaimsFromUserInfoEndpoint, options.SaveTokens) = (false, true, false);
        (options.CallbackPath, options.SignedOutCallbackPath, options.RemoteSignOutPath) = ($"/signin/{provider.Id}", $"/signed-out/{provider.Id}", $"/signout/{provider.Id}");
        options.SignedOutRedirectUri = "/sign-in?done=signed-out";
        options.SignInScheme = SessionHandler.Scheme;
        options.ClaimActions.MapAll();
        options.Scope.Clear();
        foreach (var scope in provider.Scopes)
        {
            options.Scope.Add(scope);
        }

        foreach (var cookie in new[] { options.CorrelationCookie, options.NonceCookie })
        {
            (cookie.SameSite, cookie.SecurePolicy) = (SameSiteMode.Lax, cookies.OverHttp ? CookieSecurePolicy.None : CookieSecurePolicy.Always);
        }

        options.Events.OnTicketReceived = received => AdmitAsync(received, provider);
        options.Events.OnRemoteFailure = async failed =>
        {
            failed.HandleResponse();
            await failed.HttpContext.RequestServices.GetRequiredService<AuditTrail>().AppendAsync("console", "sign-in-failed", provider.Id, failed.Failure?.GetType().Name ?? "", failed.HttpContext.RequestAborted);
            failed.Response.Redirect("/sign-in?done=failed");
        };
    }

    private static async Task AdmitAsync(TicketReceivedContext received, IdentityProvider provider)
    {
        var services = received.HttpContext.RequestServices;
        var (person, refusal) = ClaimMapping.PersonOf(received.Principal!, provider, services.GetRequiredService<Agreement>());
        if (person is null)
        {
            await services.GetRequiredService<AuditTrail>().AppendAsync("console", "sign-in-refused", provider.Id, refusal!, received.HttpContext.RequestAborted);
            received.HandleResponse();
            received.Response.Redirect($"/sign-in/refused?provider={provider.Id}&why={refusal}");
            return;
        }

        received.Principal = new ClaimsPrincipal(new ConsoleIdentity(person));
        received.ReturnUri = ReturnPath.Of(received.ReturnUri);
    }
}
