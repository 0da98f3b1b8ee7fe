using Microsoft.AspNetCore.Mvc;
using SafeguardingHub.Schemas.Canonical;
using SafeguardingHub.WebConsole.Answering;
using SafeguardingHub.WebConsole.Design;
using SafeguardingHub.WebConsole.Reading;
using SafeguardingHub.WebConsole.SignIn;

namespace SafeguardingHub.WebConsole.Pages;

/// <summary>A reason, which the referrer reads and may challenge.</summary>
[Needs(ConsoleRights.AnswerConcerns)]
public sealed class DeclinePage(ConcernFormParts parts) : ConcernForm(parts)
{
    public string ButtonText => "Decline";

    protected override bool IsOpen => View.MayDecide;

    protected override string Purpose => "decline";

    public static IReadOnlyList<Choice> Choices { get; } = [.. Enum.GetValues<DeclineReason>().Where(reason => reason != DeclineReason.NotStated).Select(reason => new Choice(reason.ToString(), Wording.Of(reason)))];

    private DeclineReason? Reason => Enum.TryParse<DeclineReason>(Form.Value("reason"), out var reason) && reason != DeclineReason.NotStated && Enum.IsDefined(reason) ? reason : null;

    protected override void Check()
    {
        if (Reason is null)
        {
            Form.Fail("reason", "Select a reason");
        }

        Form.Text("words", "Enter why you decline and what should happen next", "Your words", AnswerForm.LongestText);
    }

    protected override Task<IActionResult> SendAsync(CancellationToken cancellation) =>
        AnswerAsync(Saying(ResponseKind.Declined) with { Decline = new Decline { Reason = Reason!.Value, Text = Form.Trimmed("words") } }, "declined", cancellation);
}
