using Microsoft.AspNetCore.Mvc;
using SafeguardingHub.Recovery.Handling;
using SafeguardingHub.Security;
using SafeguardingHub.WebConsole.SignIn;

namespace SafeguardingHub.WebConsole.Pages;

/// <summary>Adds a note to a group.</summary>
[Needs(ConsoleRights.SeeOperations, OperatorRights.Replay)]
public sealed class NotePage(DeadLetterQueries queries, DeadLetterCommands commands) : TargetForm(queries)
{
    protected override void Check() => Form.Text("text", "Enter a note", "The note", DeadLetterCommands.LongestNote);

    protected override async Task<IActionResult> ActAsync(CancellationToken cancellation)
    {
        await commands.NoteAsync(Who, Target, Form.Trimmed("text"), cancellation);
        return LocalRedirect($"{Back}?done=noted");
    }
}
