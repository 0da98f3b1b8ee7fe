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

    public bool Failed { get; private set; }

    public string NameOf(AgencyId agency) => agreement.Find(agency)?.Name ?? agency.ToString();

    public IActionResult OnGet()
    {
        From = ReturnPath.Of(Request.Query["from"]);
        (Ended, Kept, Failed) = (Request.Query.ContainsKey("ended"), Request.Query["ended"] == "kept", Request.Query["done"] == "failed");
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!cookies.OverHttp || !ThisMachine.Contains(Request.Host.Host, StringComparer.OrdinalIgnoreCase))
        {
            return NotFound();
        }

        if (!attempts.Allow(HttpContext.Connection.RemoteIpAddress?.ToString() ?? ""))
        {
            await audit.AppendAsync("console", "sign-in-limited", "persona", "", HttpContext.RequestAborted);
            Response.Headers.RetryAfter = "300";
            return StatusCode(StatusCodes.Status429TooManyRequests);
        }

        var form = await Request.ReadFormAsync(HttpContext.RequestAborted);
        if (!await antiforgery.IsRequestValidAsync(HttpContext) || choices.Personas.FirstOrDefault(persona => persona.Id == form["persona"]) is not { } chosen)
        {
            return BadRequest();
        }

        await HttpContext.SignInAsync(SessionHandler.Scheme, new ClaimsPrincipal(new ConsoleIdentity(chosen.Person)));
        return LocalRedirect(ReturnPath.Of(form["from"]));
    }
}
