using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;
using SafeguardingHub.Agreements;
using SafeguardingHub.WebConsole.Answering;
using SafeguardingHub.WebConsole.Design;
using SafeguardingHub.WebConsole.Live;
using SafeguardingHub.WebConsole.Operating;
using SafeguardingHub.WebConsole.Reading;
using SafeguardingHub.WebConsole.SignIn;

namespace SafeguardingHub.WebConsole;

/// <summary>Puts the console together for a running hub.</summary>
internal static class ConsoleParts
{
    private const string FormCookie = "hub-form";

    /// <param name="onThisMachineOnly">Development, and listening to this machine alone: personas may sign in.</param>
    public static void AddConsole(this IServiceCollection services, ConsoleSettings settings, Agreement agreement, bool onThisMachineOnly)
    {
        var cookies = new ConsoleCookies(onThisMachineOnly, settings);
        services.AddSingleton(settings);
        services.AddSingleton(cookies);
        services.AddSingleton<ConsoleAssets>();
        services.AddSingleton<Sessions>();
        services.AddSingleton<Drafts>();
        services.AddSingleton<SignInAttempts>();
        services.AddSingleton<BackChannelLogout>();
        services.AddSingleton(new SignInChoices(cookies.OverHttp ? Personas.For(agreement) : [], ProviderFile.Read(settings.Providers)));
        services.AddSingleton<PageFrame>();
        services.AddSingleton<LiveStream>();
        services.AddReading();
        services.AddAnswering();
        services.AddOperating();
        services.AddSingleton<IDataProtectionProvider, DerivedProtection>();
        services.AddAntiforgery(options =>
        {
            (options.Cookie.Name, options.Cookie.SecurePolicy) = cookies.OverHttp ? (FormCookie, CookieSecurePolicy.None) : ($"__Host-{FormCookie}", CookieSecurePolicy.Always);
            (options.Cookie.SameSite, options.Cookie.Path, options.SuppressXFrameOptionsHeader) = (SameSiteMode.Strict, "/", true);
        });
        services.AddAuthentication(SessionHandler.Scheme).AddScheme<AuthenticationSchemeOptions, SessionHandler>(SessionHandler.Scheme, null).AddProviders(settings, cookies);
        services.AddAuthorization();
        services.AddSingleton(Markup.Encoder);
        services.AddRazorPages(options =>
        {
            options.RootDirectory = "/WebConsole/Pages";
            // Forms check it themselves, so that what was typed is shown again and not thrown away.
            options.Conventions.ConfigureFilter(new IgnoreAntiforgeryTokenAttribute());
        }).AddMvcOptions(options => options.Filters.Add<AccessFilter>());
    }

    /// <summary>Before anything is mapped.</summary>
    public static void UseConsole(this WebApplication app)
    {
        if (app.Services.GetRequiredService<ConsoleSettings>() is { PublicAddress: not null } settings)
        {
            app.UseForwardedHeaders(settings.Forwarding);
            app.UseMiddleware<PublicAddress>();
        }

        app.Use(ResponseHeaders.WriteAsync);
        app.UseWhen(WantsPage, pages =>
        {
            pages.UseExceptionHandler("/error");
            pages.UseStatusCodePagesWithReExecute("/error/{0}");
        });
        // Here and not before: a page that is shown instead of another is looked up again.
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
    }

    public static void MapConsole(this WebApplication app)
    {
        app.Services.GetRequiredService<ConsoleAssets>().Map(app);
        app.MapRazorPages();
        app.MapSessionEndpoints();
        app.MapSessionWatch();
        app.MapLive();
        app.MapLiveReplays();
    }

    private static bool WantsPage(HttpContext context) =>
        context.Request.Headers.Accept.Any(accept => accept?.Contains("text/html", StringComparison.OrdinalIgnoreCase) == true);
}
