using Microsoft.AspNetCore.Mvc;
using SafeguardingHub.Schemas.Canonical;
using SafeguardingHub.WebConsole.Answering;
using SafeguardingHub.WebConsole.SignIn;

namespace SafeguardingHub.WebConsole.Pages;

/// <summary>Somebody else takes over when a worker is away.</summary>
[Needs(ConsoleRights.Reassign)]
public sealed class ReassignPage(ConcernFormParts parts) : ConcernForm(parts)
{
    public string ButtonText => "Change the worker";

    protected override bool IsOpen => View.MayWork;

    protected override string Purpose => "reassign";

    protected override void Check()
    {
        Form.Text("worker", "Enter the worker’s name", "The worker’s name", 100);
        Form.Optional("job", "Job title", 100);
        Form.Optional("words", "Why", AnswerForm.LongestText);
    }

    protected override Task<IActionResult> SendAsync(CancellationToken cancellation) => LogAsync(
        Engagement(EngagementKind.NeedsChanged) with
        {
            Worker = new Person { Name = new PersonName { Text = Form.Trimmed("worker") }, JobTitle = Form.Trimmed("job"), Roles = [PersonRole.Professional] },
            Note = $"Worker: {Form.Trimmed("worker")}. {Form.Trimmed("words")}".Trim(),
        }, "reassigned", cancellation);
}
