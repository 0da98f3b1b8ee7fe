using Microsoft.AspNetCore.Mvc;
using SafeguardingHub.Audit;
using SafeguardingHub.WebConsole.SignIn;

namespace SafeguardingHub.WebConsole.Pages;

/// <summary>Follows every chain of the audit on demand, and says what came of it. That it was followed is an entry too.</summary>
[Needs(ConsoleRights.ReadAudit)]
public sealed class ChainsPage(ChainCheck check, AuditTrail audit) : FormPage
{
    /// <summary>Chains that are listed at the most.</summary>
    public const int MostShown = 50;

    /// <summary>Null until it was asked for.</summary>
    public CheckedChains? Result { get; private set; }

    protected override void Check()
    {
    }

    protected override async Task<IActionResult> SendAsync(CancellationToken cancellation)
    {
        Result = await check.RunAsync(cancellation);
        await audit.AppendAsync(Person.Actor, "audit-checked", "audit", $"{Result.Entries} entries in {Result.Chains} chains, {Result.Broken.Count} broken", cancellation);
        return Page();
    }
}
