using Microsoft.AspNetCore.Mvc;
using SafeguardingHub.WebConsole.Reading;
using SafeguardingHub.WebConsole.SignIn;

namespace SafeguardingHub.WebConsole.Pages;

/// <summary>One message of the agency: what was wrong with it, what was not carried and what went out.</summary>
[Needs(ConsoleRights.Integrate)]
public sealed class MessagePageModel(Messages messages) : ConsolePage
{
    public MessageView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string id)
    {
        if (!Guid.TryParse(id, out var known) || await messages.ReadAsync(Person, Agency.ToString(), known, HttpContext.RequestAborted) is not { } view)
        {
            return NotFound();
        }

        View = view;
        return Page();
    }
}
