using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace SafeguardingHub.Tests.WebConsole.SignIn;

/// <summary>A real OpenID provider on a loopback port: code with PKCE, signed tokens, sign-out, and sign-out that it tells by itself.</summary>
internal sealed class LoopbackProvider : IAsyncDisposable
{
    public const string Client = "safeguarding-hub";
    public const string Secret = "a secret of tests";
    private const string LogoutEvent = "http://schemas.openid.net/event/backchannel-logout";

    private readonly SqliteConnection store;
    private readonly WebApplication app;
    private readonly RsaSecurityKey key;
    private int ended;

    private LoopbackProvider(SqliteConnection store, WebApplication app, RsaSecurityKey key, Uri address) => (this.store, this.app, this.key, Address) = (store, app, key, address);

    public Uri Address { get; }

    /// <summary>Who sits before it.</summary>
    public Known Person { get; set; } = new("nobody", "Nobody");

    /// <summary>Whether the person changes their mind.</summary>
    public bool Cancels { get; set; }

    /// <summary>What is changed in the identity tokens that it signs.</summary>
    public Action<JsonObject>? Alters { get; set; }

    /// <summary>Signs identity tokens instead of its own key.</summary>
    public RsaSecurityKey? ForeignKey { get; set; }

    /// <summary>What it was asked to sign out, as the addresses said it.</summary>
    public List<QueryString> SignOuts { get; } = [];

    public static async Task<LoopbackProvider> StartAsync(int port = 0)
    {
        var store = new SqliteConnection("Data Source=:memory:");
        await store.OpenAsync(TestContext.Current.CancellationToken);
        var key = new RsaSecurityKey(RSA.Create(2048)) { KeyId = $"key-{Guid.NewGuid():N}" };
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        LoopbackProvider? provider = null;
        builder.Services.AddDbContext<DbContext>(options => options.UseSqlite(store).UseOpenIddict());
        builder.Services.AddOpenIddict()
            .AddCore(options => options.UseEntityFrameworkCore().UseDbContext<DbContext>())
            .AddServer(options =>
            {
                options.SetAuthorizationEndpointUris("authorize").SetTokenEndpointUris("token").SetUserInfoEndpointUris("userinfo").SetEndSessionEndpointUris("end-session");
                options.AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange().RegisterScopes(Scopes.Profile);
                options.AddSigningKey(key).AddEphemeralEncryptionKey().DisableAccessTokenEncryption();
                options.UseAspNetCore().EnableAuthorizationEndpointPassthrough().EnableEndSessionEndpointPassthrough().DisableTransportSecurityRequirement();
                options.AddEventHandler<ApplyTokenResponseContext>(handler => handler.SetOrder(int.MinValue).UseInlineHandler(context =>
                {
                    context.Response?.IdToken = context.Response.IdToken is { } token ? provider!.Altered(token) : null;
                    return default;
                }));
            });
        var app = builder.Build();
        app.UseDeveloperExceptionPage();
        app.UseAuthentication();
        app.MapGet("authorize", (HttpContext http) => provider!.Authorize(http));
        app.MapGet("end-session", (HttpContext http) => provider!.EndSession(http));
        await using (var scope = app.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<DbContext>().Database.EnsureCreatedAsync(TestContext.Current.CancellationToken);
        }

        await app.StartAsync(TestContext.Current.CancellationToken);
        return provider = new LoopbackProvider(store, app, key, new Uri(app.Urls.First()));
    }

    /// <summary>Lets a hub send people here and get them back.</summary>
    /// <param name="hub">As people type its address.</param>
    /// <param name="id">The provider's, at the hub.</param>
    public async Task RegisterAsync(Uri hub, string id)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IOpenIddictApplicationManager>().CreateAsync(new OpenIddictApplicationDescriptor
        {
            ClientId = Client,
            ClientSecret = Secret,
            ClientType = ClientTypes.Confidential,
            ConsentType = ConsentTypes.Implicit,
            RedirectUris = { new Uri(hub, $"signin/{id}") },
            PostLogoutRedirectUris = { new Uri(hub, $"signed-out/{id}") },
            Permissions = { Permissions.Endpoints.Authorization, Permissions.Endpoints.Token, Permissions.Endpoints.EndSession, Permissions.GrantTypes.AuthorizationCode, Permissions.ResponseTypes.Code, Permissions.Scopes.Profile },
            Requirements = { Requirements.Features.ProofKeyForCodeExchange },
        }, TestContext.Current.CancellationToken);
    }

    /// <summary>What it would send to a hub when somebody signs out elsewhere.</summary>
    public string LogoutToken(string? subject, string? session, Action<JsonObject>? change = null, RsaSecurityKey? signedBy = null, string type = "logout+jwt")
    {
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        var said = new JsonObject
        {
            ["iss"] = Address.ToString(),
            ["aud"] = Client,
            ["iat"] = now,
            ["exp"] = now + 120,
            ["jti"] = Guid.NewGuid().ToString(),
            ["events"] = new JsonObject { [LogoutEvent] = new JsonObject() },
        };
        (said["sub"], said["sid"]) = (subject, session);
        foreach (var missing in said.Where(each => each.Value is null).Select(each => each.Key).ToList())
        {
            said.Remove(missing);
        }

        change?.Invoke(said);
        return Signed(said, signedBy ?? key, type);
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref ended, 1) == 1)
        {
            return;
        }

        await app.StopAsync();
        await app.DisposeAsync();
        await store.DisposeAsync();
        key.Rsa.Dispose();
    }

    private static string Signed(JsonObject said, RsaSecurityKey key, string type) =>
        new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(said.ToJsonString(), new SigningCredentials(key, SecurityAlgorithms.RsaSha256), new Dictionary<string, object> { [JwtHeaderParameterNames.Typ] = type });

    private string Altered(string token)
    {
        if (Alters is null && ForeignKey is null)
        {
            return token;
        }

        var said = JsonNode.Parse(Base64UrlEncoder.Decode(token.Split('.')[1]))!.AsObject();
        Alters?.Invoke(said);
        return Signed(said, ForeignKey ?? key, "JWT");
    }

    private IResult Authorize(HttpContext http)
    {
        string[] schemes = [OpenIddictServerAspNetCoreDefaults.AuthenticationScheme];
        if (Cancels)
        {
            return Results.Forbid(new AuthenticationProperties(new Dictionary<string, string?> { [OpenIddictServerAspNetCoreConstants.Properties.Error] = Errors.AccessDenied }), schemes);
        }

        var identity = new ClaimsIdentity("loopback", Claims.Name, Claims.Role);
        identity.SetClaim(Claims.Subject, Person.Subject).SetClaim(Claims.Name, Person.Name).SetClaim("sid", Person.Session);
        foreach (var (name, value) in Person.Claims)
        {
            var element = JsonSerializer.SerializeToElement(value);
            _ = element.ValueKind switch
            {
                JsonValueKind.String => identity.SetClaim(name, element.GetString()),
                JsonValueKind.Array => identity.SetClaims(name, element),
                _ => identity.SetClaim(name, element),
            };
        }

        identity.SetScopes(http.GetOpenIddictServerRequest()!.GetScopes());
        identity.SetDestinations(_ => [Destinations.IdentityToken]);
        return Results.SignIn(new ClaimsPrincipal(identity), properties: null, schemes[0]);
    }

    private IResult EndSession(HttpContext http)
    {
        SignOuts.Add(http.Request.QueryString);
        return Results.SignOut(new AuthenticationProperties { RedirectUri = "/" }, [OpenIddictServerAspNetCoreDefaults.AuthenticationScheme]);
    }
}

/// <summary>Somebody known to a provider.</summary>
internal sealed record Known(string Subject, string Name)
{
    public string? Session { get; init; }

    /// <summary>Beside the usual ones; values as they become JSON.</summary>
    public IReadOnlyDictionary<string, object> Claims { get; init; } = new Dictionary<string, object>();
}
