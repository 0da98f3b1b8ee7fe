using Microsoft.AspNetCore.Mvc;
using SafeguardingHub.Schemas.Canonical;
using SafeguardingHub.WebConsole.Answering;
using SafeguardingHub.WebConsole.Reading;
using SafeguardingHub.WebConsole.SignIn;

namespace SafeguardingHub.WebConsole.Pages;

/// <summary>Whether the work helps.</summary>
[Needs(ConsoleRights.AnswerConcerns)]
public sealed class ReviewPage(ConcernFormParts parts) : ConcernForm(parts)
{
    public string ButtonText => "Record the review";

    protected override bool IsOpen => View.MayWork;

    protected override string Purpose => "review";

    protected override void Check()
    {
        Form.Text("words", "Enter what you found", "What you found", AnswerForm.LongestText);
        Form.Optional("child-words", "The child’s words", AnswerForm.LongestText);
        if (Form.Day("look", "The next review") is { } day && day <= TimeWords.Today(Now))
        {
            Form.Fail("look", "The next review must be after today", "look-day");
        }
    }

    protected override Task<IActionResult> SendAsync(CancellationToken cancellation) => LogAsync(
        Engagement(EngagementKind.ReviewHeld) with { Note = Form.Trimmed("words"), ChildsWords = Form.Trimmed("child-words"), ReviewOn = Form.Day("look", "") }, "reviewed", cancellation);
}
