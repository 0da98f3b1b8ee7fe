using Microsoft.AspNetCore.Mvc;
using SafeguardingHub.Schemas.Canonical;
using SafeguardingHub.WebConsole.Answering;
using SafeguardingHub.WebConsole.Reading;
using SafeguardingHub.WebConsole.SignIn;

namespace SafeguardingHub.WebConsole.Pages;

/// <summary>The child wants a break.</summary>
[Needs(ConsoleRights.AnswerConcerns)]
public sealed class PausePage(ConcernFormParts parts) : ConcernForm(parts)
{
    public string ButtonText => "Pause";

    protected override bool IsOpen => View.MayWork && View.Work?.PausedAt is null;

    protected override string Purpose => "pause";

    protected override void Check()
    {
        Form.Text("words", "Enter why the work pauses now", "Why", AnswerForm.LongestText);
        if (Form.Day("look", "The day to look again") is { } day && day <= TimeWords.Today(Now))
        {
            Form.Fail("look", "The day to look again must be after today", "look-day");
        }
    }

    protected override Task<IActionResult> SendAsync(CancellationToken cancellation) =>
        LogAsync(Engagement(EngagementKind.PausedDoorOpen) with { Note = Form.Trimmed("words"), ReviewOn = Form.Day("look", "") }, "paused", cancellation);
}
