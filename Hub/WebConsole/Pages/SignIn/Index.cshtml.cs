using System.Security.Claims;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using SafeguardingHub.Agreements;
using SafeguardingHub.Audit;
using SafeguardingHub.Schemas.Canonical;
using SafeguardingHub.WebConsole.SignIn;

namespace SafeguardingHub.WebConsole.Pages;

/// <summary>The ways in.</summary>
[ForEverybody]
public sealed class SignInPage(SignInChoices choices, SignInAttempts attempts, ConsoleCookies cookies, Agreement agreement, IAntiforgery antiforgery, AuditTrail audit) : ConsolePage
{
    private static readonly string[] ThisMachine = ["localhost", "127.0.0.1", "[::1]"];

    public SignInChoices Choices => choices;

    public string From { get; private set; } = "/";

    public bool Ended { get; private set; }

    public bool Kept { get; private set; }

    /// <summary>Why signing in with a provider came to nothing; null when it did not.</summary>
    public string? Trouble { get; private set; }

    public string NameOf(AgencyId agency) => agreement.Find(agency)?.Name ?? agency.ToString();

    public IActionResult OnGet()
    {
        From = ReturnPath.Of(Request.Query["from"]);
        (Ended, Kept, Trouble) = (Request.Query.ContainsKey("ended"), Request.Query["ended"] == "kept", TroubleWith(Request.Query["provider"], Request.Query["trouble"]));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!cookies.OverHttp || !ThisMachine.Contains(Request.Host.Host, StringComparer.OrdinalIgnoreCase))
        {
            return NotFound();
        }

        if (!attempts.Allows(HttpContext))
        {
            SignInAttempts.Refuse(HttpContext);
            return new EmptyResult();
        }

        var form = await Request.ReadFormAsync(HttpContext.RequestAborted);
        if (!await antiforgery.IsRequestValidAsync(HttpContext) || choices.Personas.FirstOrDefault(persona => persona.Id == form["persona"]) is not { } chosen)
        {
            if (attempts.Failed(HttpContext))
            {
                await audit.AppendAsync("console", "sign-in-limited", "persona", "", HttpContext.RequestAborted);
            }

            return BadRequest();
        }

        await HttpContext.SignInAsync(SessionHandler.Scheme, new ClaimsPrincipal(new ConsoleIdentity(chosen.Person)));
        return LocalRedirect(ReturnPath.Of(form["from"]));
    }

    private string? TroubleWith(string? id, string? code)
    {
        var (name, ask) = choices.Providers.FirstOrDefault(each => each.Id == id) is { } known ? (known.Name, known.Ask) : ("Your organisation", "your organisation’s service desk");
        return code switch
        {
            "failed" => $"Signing in with {name} did not work. Try again; if it goes on, ask {ask}.",
            "cancelled" => $"{name} says that signing in was cancelled. Sign in when you are ready.",
            "away" => $"{name} does not answer, so nobody can sign in with it at the moment. Try again in a few minutes; if it goes on, ask {ask}. What you had sent is recorded. If a child is in danger now, call 999.",
            _ => null,
        };
    }
}
