using Microsoft.AspNetCore.Mvc;
using SafeguardingHub.Recovery.Handling;
using SafeguardingHub.Security;
using SafeguardingHub.WebConsole.SignIn;

namespace SafeguardingHub.WebConsole.Pages;

/// <summary>Says who looks after a group.</summary>
[Needs(ConsoleRights.SeeOperations, OperatorRights.Replay)]
public sealed class AssignPage(DeadLetterQueries queries, DeadLetterCommands commands) : TargetForm(queries)
{
    protected override void Prefill() => Form.Set("owner", Who.Name);

    protected override void Check()
    {
        if (Form.Trimmed("owner") is { } owner && Operators.NameOf(owner) is null)
        {
            Form.Fail("owner", "The name must be 100 characters or fewer, on one line");
        }
    }

    protected override async Task<IActionResult> ActAsync(CancellationToken cancellation)
    {
        await commands.AssignAsync(Who, Target, Operators.NameOf(Form.Trimmed("owner")), cancellation);
        return LocalRedirect($"{Back}?done=assigned");
    }
}
