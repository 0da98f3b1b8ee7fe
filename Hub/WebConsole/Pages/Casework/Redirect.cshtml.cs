using Microsoft.AspNetCore.Mvc;
using SafeguardingHub.Agreements;
using SafeguardingHub.Schemas.Canonical;
using SafeguardingHub.WebConsole.Answering;
using SafeguardingHub.WebConsole.Design;
using SafeguardingHub.WebConsole.SignIn;

namespace SafeguardingHub.WebConsole.Pages;

/// <summary>An offer: it stays where it is until the other accepts.</summary>
[Needs(ConsoleRights.AnswerConcerns)]
public sealed class RedirectPage(ConcernFormParts parts, Agreement agreement) : ConcernForm(parts)
{
    public string ButtonText => "Offer it";

    protected override bool IsOpen => View.MayRedirect;

    protected override string Purpose => "redirect";

    public IEnumerable<Choice> Choices => agreement.Agencies.Where(agency => agency.Id != Agency && agency.Id.ToString() != View.Row.RaisedBy).Select(agency => new Choice(agency.Id.ToString(), agency.Name));

    protected override void Check()
    {
        if (!Choices.Any(choice => choice.Value == Form.Value("agency")))
        {
            Form.Fail("agency", "Select the agency that should have it");
        }

        Form.Text("words", "Enter why the other agency should have it", "Your words", AnswerForm.LongestText);
    }

    protected override Task<IActionResult> SendAsync(CancellationToken cancellation) => AnswerAsync(
        Saying(ResponseKind.Redirected) with { RedirectedTo = new Redirection { Agency = AgencyId.Parse(Form.Value("agency")!) }, Note = Form.Trimmed("words") }, "redirected", cancellation);
}
