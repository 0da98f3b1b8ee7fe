using Microsoft.AspNetCore.Mvc;
using SafeguardingHub.Recovery.Handling;
using SafeguardingHub.Security;
using SafeguardingHub.WebConsole.SignIn;

namespace SafeguardingHub.WebConsole.Pages;

/// <summary>What a replay would come to. Looking keeps, sends and changes nothing, so that the page is one that is asked for.</summary>
[Needs(ConsoleRights.SeeOperations, OperatorRights.Replay)]
public sealed class DryRunPage(DeadLetterQueries queries, DeadLetterCommands commands, TimeProvider time) : TargetForm(queries)
{
    public DryRunResult Result { get; private set; } = new(0, new Dictionary<string, int>());

    public DateTimeOffset At => time.GetUtcNow();

    protected override async Task<IActionResult?> LoadAsync(CancellationToken cancellation) =>
        await base.LoadAsync(cancellation) ?? await OrNotFoundAsync(async () => Result = await commands.DryRunAsync(Who, Target, cancellation));

    protected override void Check()
    {
    }

    /// <summary>There is nothing to send.</summary>
    protected override Task<IActionResult> ActAsync(CancellationToken cancellation) => Task.FromResult<IActionResult>(LocalRedirect(Back));
}
