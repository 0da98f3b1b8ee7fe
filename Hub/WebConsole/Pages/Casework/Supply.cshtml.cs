using Microsoft.AspNetCore.Mvc;
using SafeguardingHub.Schemas.Canonical;
using SafeguardingHub.WebConsole.Answering;
using SafeguardingHub.WebConsole.SignIn;

namespace SafeguardingHub.WebConsole.Pages;

/// <summary>What a recipient asked for.</summary>
[Needs(ConsoleRights.AnswerConcerns)]
public sealed class SupplyPage(ConcernFormParts parts) : ConcernForm(parts)
{
    public string ButtonText => "Send";

    protected override bool IsOpen => View.MaySupply;

    protected override string Purpose => "supply";

    protected override void Check() => Form.Text("words", "Enter the information", "Your answer", AnswerForm.LongestText);

    protected override Task<IActionResult> SendAsync(CancellationToken cancellation) =>
        AnswerAsync(Saying(ResponseKind.InformationSupplied) with { AnsweredMessageId = null, Reference = Reference, Note = Form.Trimmed("words") }, "supplied", cancellation);
}
