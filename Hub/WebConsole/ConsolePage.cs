using Microsoft.AspNetCore.Mvc.RazorPages;
using SafeguardingHub.Schemas.Canonical;
using SafeguardingHub.WebConsole.SignIn;

namespace SafeguardingHub.WebConsole;

/// <summary>What every page has. A page says with an attribute what it needs; one that says nothing is shown to nobody.</summary>
public abstract class ConsolePage : PageModel
{
    /// <summary>Null when nobody is signed in.</summary>
    public ConsolePerson? Visitor => HttpContext.Person();

    /// <summary>Who is signed in; only pages that need it ask.</summary>
    public ConsolePerson Person => Visitor ?? throw new InvalidOperationException("A page for people who are signed in was asked by nobody.");

    /// <summary>The agency whose concerns these are.</summary>
    public AgencyId Agency => Person.Agency ?? throw new InvalidOperationException("A page of an agency was asked by somebody of none.");

    public virtual bool HasErrors => false;
}
