using Microsoft.AspNetCore.Mvc;
using SafeguardingHub.Recovery.Handling;
using SafeguardingHub.Security;
using SafeguardingHub.WebConsole.SignIn;

namespace SafeguardingHub.WebConsole.Pages;

/// <summary>Asks once more before dead letters are given to the flow again.</summary>
[Needs(ConsoleRights.SeeOperations, OperatorRights.Replay)]
public sealed class ReplayPage(DeadLetterQueries queries, DeadLetterCommands commands) : TargetForm(queries)
{
    protected override void Check() => CheckReason("Enter why they are replayed, such as what was mended");

    protected override async Task<IActionResult> ActAsync(CancellationToken cancellation) =>
        LocalRedirect($"/replays/{(await commands.ReplayAsync(Who, Target, Form.Trimmed("reason"), cancellation)).Id}");
}
