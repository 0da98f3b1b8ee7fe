using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace SafeguardingHub.WebConsole.SignIn;

/// <summary>OpenID Connect Back-Channel Logout 1.0: the provider itself says that somebody is signed out.</summary>
internal sealed class BackChannelLogout(SignInChoices choices, Sessions sessions, IOptionsMonitor<OpenIdConnectOptions> options, TimeProvider time)
{
    private const string Event = "http://schemas.openid.net/event/backchannel-logout";
    private static readonly string[] Types = ["logout+jwt", "JWT"];

    /// <summary>So far the provider's clock may be from the hub's.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(1);

    /// <summary>Tokens that were heeded, until they expire.</summary>
    private readonly ConcurrentDictionary<string, DateTimeOffset> heeded = new();

    public static async Task<IResult> EndAsync(string provider, HttpContext http, BackChannelLogout logout) =>
        http.Request.HasFormContentType && await logout.HeedAsync(provider, (await http.Request.ReadFormAsync(http.RequestAborted))["logout_token"].ToString(), http.RequestAborted)
            ? Results.Ok()
            : Results.Json(new { error = "invalid_request" }, statusCode: StatusCodes.Status400BadRequest);

    private async Task<bool> HeedAsync(string provider, string written, CancellationToken cancellation)
    {
        if (choices.Providers.FirstOrDefault(each => each.Id == provider) is not { } known || await ReadAsync(known, written) is not { } token || !IsFirst($"{provider} {token.Id}", token.ValidTo))
        {
            return false;
        }

        token.TryGetPayloadValue<string>("sid", out var session);
        await sessions.EndFromProviderAsync(known.Authority.ToString(), token.Subject, session, new DateTimeOffset(token.IssuedAt, TimeSpan.Zero) + Skew, cancellation);
        return true;
    }

    /// <returns>Null for what the provider did not sign, or signed for something else.</returns>
    private async Task<JsonWebToken?> ReadAsync(IdentityProvider known, string written)
    {
        var result = await new JsonWebTokenHandler { MapInboundClaims = false }.ValidateTokenAsync(written, new TokenValidationParameters
        {
            ValidAudience = known.ClientId,
            ConfigurationManager = options.Get(known.Scheme).ConfigurationManager as BaseConfigurationManager,
            TypeValidator = (type, _, _) => string.IsNullOrEmpty(type) || Types.Contains(type, StringComparer.OrdinalIgnoreCase) ? type ?? "" : throw new SecurityTokenInvalidTypeException(),
            ClockSkew = Skew,
        });
        return result is { IsValid: true, SecurityToken: JsonWebToken token } && IsLogout(token) ? token : null;
    }

    private static bool IsLogout(JsonWebToken token) =>
        token.TryGetPayloadValue<JsonElement>("events", out var events) && events.ValueKind == JsonValueKind.Object && events.TryGetProperty(Event, out _)
        && !token.TryGetPayloadValue<string>("nonce", out _)
        && !string.IsNullOrEmpty(token.Id)
        && token.IssuedAt != DateTime.MinValue
        && (!string.IsNullOrEmpty(token.Subject) || (token.TryGetPayloadValue<string>("sid", out var session) && !string.IsNullOrEmpty(session)));

    private bool IsFirst(string token, DateTime validTo)
    {
        var now = time.GetUtcNow();
        foreach (var (old, _) in heeded.Where(each => each.Value + Skew < now))
        {
            heeded.TryRemove(old, out _);
        }

        return heeded.TryAdd(token, new DateTimeOffset(validTo, TimeSpan.Zero));
    }
}
