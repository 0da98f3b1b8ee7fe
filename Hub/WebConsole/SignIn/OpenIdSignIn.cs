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
            authentication.AddOpenIdConnect(provider.Scheme, provider.Name, options => Describe(options, provider, settings, cookies));
        }
    }

    private static void Describe(OpenIdConnectOptions options, IdentityProvider provider, ConsoleSettings settings, ConsoleCookies cookies)
    {
        (options.Authority, options.ClientId, options.RequireHttpsMetadata) = (provider.Authority.ToString(), provider.ClientId, !provider.AllowHttp);
        options.ClientSecret = provider.ClientSecretFile is { } file ? File.ReadAllText(file).Trim() : null;
        (options.ResponseType, options.ResponseMode, options.UsePkce) = (OpenIdConnectResponseType.Code, OpenIdConnectResponseMode.Query, true);
        // Tokens are given to the sign-in and no further: the session keeps the one by which the provider knows whom to sign out.
        (options.MapInboundClaims, options.GetClaimsFromUserInfoEndpoint, options.SaveTokens) = (false, true, true);
        (options.CallbackPath, options.SignedOutCallbackPath) = ($"/signin/{provider.Id}", $"/signed-out/{provider.Id}");
        // Of the two ways in which a provider can say that it is over, this one needs foreign cookies in a frame, which browsers do not send.
        options.RemoteSignOutPath = PathString.Empty;
        (options.SignedOutRedirectUri, options.SignInScheme, options.BackchannelTimeout) = ("/sign-in?done=signed-out", SessionHandler.Scheme, settings.LongestAnswer);
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

        options.Events.OnMessageReceived = LimitAsync;
        options.Events.OnTicketReceived = received => AdmitAsync(received, provider);
        options.Events.OnAccessDenied = denied =>
        {
            denied.HandleResponse();
            denied.Response.Redirect($"/sign-in?trouble=cancelled&provider={provider.Id}");
            return Task.CompletedTask;
        };
        options.Events.OnRemoteFailure = failed => SayAsync(failed, provider);
        options.Events.OnRedirectToIdentityProviderForSignOut = leaving =>
        {
            (leaving.ProtocolMessage.ClientId, leaving.ProtocolMessage.IdTokenHint) = (provider.ClientId, leaving.HttpContext.Session()?.Person.ProviderToken);
            return Task.CompletedTask;
        };
    }

    /// <summary>Whether a provider could not be asked; what it answered is another matter.</summary>
    public static bool IsAway(Exception? failure) => failure switch
    {
        null => false,
        HttpRequestException { StatusCode: null } or IOException or TaskCanceledException => true,
        HttpRequestException { StatusCode: { } status } => (int)status >= 500,
        AggregateException several => several.InnerExceptions.Any(IsAway),
        _ => IsAway(failure.InnerException),
    };

    private static Task LimitAsync(MessageReceivedContext context)
    {
        if (!context.HttpContext.RequestServices.GetRequiredService<SignInAttempts>().Allows(context.HttpContext))
        {
            SignInAttempts.Refuse(context.HttpContext);
            context.HandleResponse();
        }

        return Task.CompletedTask;
    }

    private static async Task SayAsync(RemoteFailureContext failed, IdentityProvider provider)
    {
        failed.HandleResponse();
        var services = failed.HttpContext.RequestServices;
        if (IsAway(failed.Failure))
        {
            services.GetRequiredService<ILogger<SignInAttempts>>().LogWarning("The identity provider {Provider} does not answer ({ExceptionType})", provider.Id, failed.Failure!.GetType().Name);
            failed.Response.Redirect($"/sign-in?trouble=away&provider={provider.Id}");
            return;
        }

        services.GetRequiredService<SignInAttempts>().Failed(failed.HttpContext);
        await services.GetRequiredService<AuditTrail>().AppendAsync("console", "sign-in-failed", provider.Id, failed.Failure?.GetType().Name ?? "", failed.HttpContext.RequestAborted);
        failed.Response.Redirect($"/sign-in?trouble=failed&provider={provider.Id}");
    }

    private static async Task AdmitAsync(TicketReceivedContext received, IdentityProvider provider)
    {
        var services = received.HttpContext.RequestServices;
        var (person, refusal) = ClaimMapping.PersonOf(received.Principal!, provider, services.GetRequiredService<Agreement>());
        if (person is null)
        {
            await services.GetRequiredService<AuditTrail>().AppendAsync("console", "sign-in-refused", provider.Id, refusal!, received.HttpContext.RequestAborted);
            services.GetRequiredService<SignInAttempts>().Failed(received.HttpContext);
            received.HandleResponse();
            received.Response.Redirect($"/sign-in/refused?provider={provider.Id}&why={refusal}");
            return;
        }

        received.Principal = new ClaimsPrincipal(new ConsoleIdentity(person with { ProviderToken = received.Properties?.GetTokenValue(OpenIdConnectParameterNames.IdToken) }));
        received.ReturnUri = ReturnPath.Of(received.ReturnUri);
    }
}
