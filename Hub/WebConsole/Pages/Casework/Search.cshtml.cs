using Microsoft.AspNetCore.Mvc;
using SafeguardingHub.Recording;
using SafeguardingHub.WebConsole.Reading;
using SafeguardingHub.WebConsole.SignIn;

namespace SafeguardingHub.WebConsole.Pages;

/// <summary>Looks for a concern. What is typed is sent in the body: an address ends up in histories and logs.</summary>
[Needs(ConsoleRights.ReadConcerns)]
public sealed class SearchPage(Search search) : FormPage
{
    /// <summary>Null until something was looked for.</summary>
    public SearchResult? Result { get; private set; }

    protected override void Check()
    {
        var text = Form.Text("q", "Enter a reference, a name or an NHS number", "What you look for", 100);
        if (text is not null && NameWords.Of(text).Count == 0)
        {
            Form.Fail("q", "Enter a reference, a name or an NHS number");
        }
    }

    protected override async Task<IActionResult> SendAsync(CancellationToken cancellation)
    {
        Result = await search.FindAsync(Person, Form.Trimmed("q")!, cancellation);
        return Page();
    }
}
