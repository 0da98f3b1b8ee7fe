using System.Text;
using Microsoft.AspNetCore.Mvc;
using SafeguardingHub.Recovery;
using SafeguardingHub.Recovery.Handling;
using SafeguardingHub.Security;
using SafeguardingHub.WebConsole.SignIn;

namespace SafeguardingHub.WebConsole.Pages;

/// <summary>Proposes to replay a corrected copy; another person has to agree, and the message as it came stays.</summary>
[Needs(ConsoleRights.SeeOperations, OperatorRights.Edit)]
public sealed class CorrectPage(DeadLetterQueries queries, TwoPersonProposals proposals, RecoverySettings settings) : OperatorForm
{
    /// <summary>Characters of a message that may be corrected here; a longer one at the command line.</summary>
    public const int LongestMessage = 200_000;

    public Guid Id { get; private set; }

    public bool IsAllowed => settings.EditAllowed;

    protected override Task<IActionResult?> LoadAsync(CancellationToken cancellation) => OrNotFoundAsync(async () =>
    {
        Id = Guid.Parse((string)RouteData.Values["id"]!);
        await queries.ShowOneAsync(Id, cancellation);
    });

    protected override void Check()
    {
        Form.Text("message", "Enter the corrected message", "The message", LongestMessage);
        CheckReason("Enter what you corrected, and how you know");
    }

    protected override async Task<IActionResult> ActAsync(CancellationToken cancellation) =>
        LocalRedirect($"/proposals/{(await proposals.ProposeEditAsync(Who, Id, Encoding.UTF8.GetBytes(Form.Value("message")!), Form.Trimmed("reason"), cancellation)).Id}?done=proposed");
}
