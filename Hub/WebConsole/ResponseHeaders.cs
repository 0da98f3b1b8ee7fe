using SafeguardingHub.WebConsole.SignIn;

namespace SafeguardingHub.WebConsole;

/// <summary>What every answer says about how a browser may treat it: nothing is kept, nothing foreign is run, nobody frames it.</summary>
internal static class ResponseHeaders
{
    private const string Policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

    public static Task WriteAsync(HttpContext context, RequestDelegate next)
    {
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            var issuers = context.RequestServices.GetRequiredService<SignInChoices>().Providers.Select(provider => provider.Authority.GetLeftPart(UriPartial.Authority));
            headers.ContentSecurityPolicy = string.Join(' ', [Policy, .. issuers]);
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "same-origin";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
            if (context.Request.IsHttps)
            {
                headers.StrictTransportSecurity = "max-age=31536000";
            }

            if (headers.CacheControl.Count == 0 || headers.CacheControl.ToString().Contains("no-cache", StringComparison.Ordinal))
            {
                headers.CacheControl = "no-store";
            }

            return Task.CompletedTask;
        });
        return next(context);
    }
}

/// <summary>Behind a proxy that ends TLS, requests are what people typed.</summary>
internal sealed class PublicAddress(RequestDelegate next, ConsoleSettings settings)
{
    public Task InvokeAsync(HttpContext context)
    {
        var address = settings.PublicAddress!;
        (context.Request.Scheme, context.Request.Host) = (address.Scheme, HostString.FromUriComponent(address));
        return next(context);
    }
}
