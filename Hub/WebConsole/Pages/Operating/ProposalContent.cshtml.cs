using System.Text;
using Microsoft.AspNetCore.Mvc;
using SafeguardingHub.Recovery.Handling;
using SafeguardingHub.Security;
using SafeguardingHub.WebConsole.SignIn;

namespace SafeguardingHub.WebConsole.Pages;

/// <summary>The corrected copy that a second person is to agree to, for a reason that goes into the audit.</summary>
[Needs(ConsoleRights.SeeOperations, OperatorRights.Reveal)]
public sealed class ProposalContentPage(TwoPersonProposals proposals) : OperatorForm
{
    public Guid Id { get; private set; }

    /// <summary>Null until a reason was given.</summary>
    public string? Text { get; private set; }

    protected override Task<IActionResult?> LoadAsync(CancellationToken cancellation) => OrNotFoundAsync(async () => Id = (await proposals.ShowAsync(Guid.Parse((string)RouteData.Values["id"]!), cancellation)).Proposed.Id);

    protected override void Check() => CheckReason("Enter why you need to see it");

    protected override async Task<IActionResult> ActAsync(CancellationToken cancellation)
    {
        Text = Encoding.UTF8.GetString((await proposals.RevealAsync(Who, Id, Form.Trimmed("reason"), cancellation)).Span);
        return Page();
    }
}
