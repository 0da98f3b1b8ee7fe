using Microsoft.AspNetCore.Mvc;
using SafeguardingHub.Recovery.Handling;
using SafeguardingHub.Security;
using SafeguardingHub.WebConsole.SignIn;

namespace SafeguardingHub.WebConsole.Pages;

/// <summary>Says that the cause of a group is mended.</summary>
[Needs(ConsoleRights.SeeOperations, OperatorRights.Replay)]
public sealed class FixedPage(DeadLetterQueries queries, DeadLetterCommands commands) : TargetForm(queries)
{
    protected override void Check()
    {
    }

    protected override async Task<IActionResult> ActAsync(CancellationToken cancellation)
    {
        await commands.MarkFixedAsync(Who, Target, cancellation);
        return LocalRedirect($"{Back}?done=fixed");
    }
}
