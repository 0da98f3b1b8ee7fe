using Microsoft.AspNetCore.Mvc;
using SafeguardingHub.Schemas.Canonical;
using SafeguardingHub.WebConsole.Design;
using SafeguardingHub.WebConsole.SignIn;

namespace SafeguardingHub.WebConsole.Pages;

/// <summary>Accept, or go on to why it is declined.</summary>
[Needs(ConsoleRights.AnswerConcerns)]
public sealed class DecidePage(ConcernFormParts parts) : ConcernForm(parts)
{
    public string ButtonText => "Continue";

    protected override bool IsOpen => View.MayDecide;

    protected override string Purpose => "decide";

    public static IReadOnlyList<Choice> Choices { get; } =
    [
        new("accept", "Accept", "Your agency holds it from now on, and the agency that raised it is told at once."),
        new("decline", "Decline", "You are asked why next. The agency that raised it still holds it and may challenge your decision."),
    ];

    protected override void Check()
    {
        if (Form.Value("decision") is not ("accept" or "decline"))
        {
            Form.Fail("decision", "Select whether your agency accepts or declines");
        }
    }

    protected override Task<IActionResult> SendAsync(CancellationToken cancellation) => Form.Value("decision") == "decline"
        ? Task.FromResult<IActionResult>(LocalRedirect($"/concerns/{View.Reference}/decline"))
        : AnswerAsync(Saying(ResponseKind.Accepted), "accepted", cancellation);
}
