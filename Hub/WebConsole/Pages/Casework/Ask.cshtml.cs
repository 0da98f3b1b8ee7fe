using Microsoft.AspNetCore.Mvc;
using SafeguardingHub.Schemas.Canonical;
using SafeguardingHub.WebConsole.Answering;
using SafeguardingHub.WebConsole.Design;
using SafeguardingHub.WebConsole.SignIn;

namespace SafeguardingHub.WebConsole.Pages;

/// <summary>What is missing before it can be decided.</summary>
[Needs(ConsoleRights.AnswerConcerns)]
public sealed class AskPage(ConcernFormParts parts) : ConcernForm(parts)
{
    public string ButtonText => "Send the question";

    protected override bool IsOpen => View.MayAsk;

    protected override string Purpose => "ask";

    public static IReadOnlyList<Choice> Choices { get; } = [new("Red", "Red", "The child cannot wait"), new("Amber", "Amber", "Within days"), new("Green", "Green", "When it can be had")];

    protected override void Check()
    {
        Form.Text("what", "Enter what you need to know", "Your question", AnswerForm.LongestText);
        if (!Choices.Any(choice => choice.Value == Form.Value("urgency")))
        {
            Form.Fail("urgency", "Select how soon you need to know");
        }
    }

    protected override Task<IActionResult> SendAsync(CancellationToken cancellation) => AnswerAsync(
        Saying(ResponseKind.NeedsInformation) with { InformationNeeded = [new InformationNeeded { What = Form.Trimmed("what")!, Urgency = Enum.Parse<RagUrgency>(Form.Value("urgency")!) }] }, "asked", cancellation);
}
