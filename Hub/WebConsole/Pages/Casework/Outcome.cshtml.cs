using Microsoft.AspNetCore.Mvc;
using SafeguardingHub.Schemas.Canonical;
using SafeguardingHub.WebConsole.Answering;
using SafeguardingHub.WebConsole.Design;
using SafeguardingHub.WebConsole.Reading;
using SafeguardingHub.WebConsole.SignIn;

namespace SafeguardingHub.WebConsole.Pages;

/// <summary>Feedback to the referrer.</summary>
[Needs(ConsoleRights.AnswerConcerns)]
public sealed class OutcomePage(ConcernFormParts parts) : ConcernForm(parts)
{
    public string ButtonText => "Tell them";

    protected override bool IsOpen => View.MayTellOutcome;

    protected override string Purpose => "outcome";

    public static IReadOnlyList<Choice> Choices { get; } = [.. Enum.GetValues<OutcomeKind>().Where(kind => kind != OutcomeKind.NotStated).Select(kind => new Choice(kind.ToString(), Wording.Of(kind)))];

    private OutcomeKind? Kind => Enum.TryParse<OutcomeKind>(Form.Value("kind"), out var kind) && kind != OutcomeKind.NotStated && Enum.IsDefined(kind) ? kind : null;

    protected override void Check()
    {
        if (Kind is null)
        {
            Form.Fail("kind", "Select what came of it");
        }

        Form.Text("words", "Enter what came of it", "Your words", AnswerForm.LongestText);
    }

    protected override Task<IActionResult> SendAsync(CancellationToken cancellation) =>
        AnswerAsync(Saying(ResponseKind.Outcome) with { Outcome = new ReferralOutcome { Kind = Kind!.Value, Text = Form.Trimmed("words"), On = TimeWords.Today(Now) } }, "outcome", cancellation);
}
