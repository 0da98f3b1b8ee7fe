using SafeguardingHub.WebConsole.Operating;
using SafeguardingHub.WebConsole.Reading;
using SafeguardingHub.WebConsole.SignIn;

namespace SafeguardingHub.WebConsole.Pages;

/// <summary>Looks up who did what. Looking is an entry too.</summary>
[Needs(ConsoleRights.ReadAudit)]
public sealed class AuditSearchPage(AuditSearch search, TimeProvider time) : ConsolePage
{
    public AuditFilter Filter { get; private set; } = null!;

    /// <summary>Null when what is asked for is not understood.</summary>
    public AuditEntries? Found { get; private set; }

    public override bool HasErrors => Filter.Faults.Count > 0;

    public int Current => Math.Min(Filter.Page, Found?.Pages ?? 1);

    public async Task OnGetAsync()
    {
        Filter = AuditFilter.Read(Request.Query, TimeWords.Today(time.GetUtcNow()));
        if (HasErrors)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return;
        }

        Found = await search.FindAsync(Person, Filter, HttpContext.RequestAborted);
    }
}
