using Microsoft.AspNetCore.Mvc;
using SafeguardingHub.Recovery.Handling;
using SafeguardingHub.Security;
using SafeguardingHub.WebConsole.SignIn;

namespace SafeguardingHub.WebConsole.Pages;

/// <summary>Proposes to discard; another person has to agree.</summary>
[Needs(ConsoleRights.SeeOperations, OperatorRights.Discard)]
public sealed class DiscardPage(DeadLetterQueries queries, TwoPersonProposals proposals) : TargetForm(queries)
{
    protected override void Check() => CheckReason("Enter why they can be discarded");

    protected override async Task<IActionResult> ActAsync(CancellationToken cancellation) =>
        LocalRedirect($"/proposals/{(await proposals.ProposeDiscardAsync(Who, Target, Form.Trimmed("reason"), cancellation)).Id}?done=proposed");
}
