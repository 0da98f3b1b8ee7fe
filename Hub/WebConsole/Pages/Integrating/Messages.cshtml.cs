using Microsoft.AspNetCore.Mvc;
using SafeguardingHub.WebConsole.Reading;
using SafeguardingHub.WebConsole.SignIn;

namespace SafeguardingHub.WebConsole.Pages;

/// <summary>What the agency sent, and what became of each. A message id is looked for in the body: an address ends up in histories and logs.</summary>
[Needs(ConsoleRights.Integrate)]
public sealed class MessagesPage(Messages messages, TimeProvider time) : FormPage
{
    public MessageFilter Filter { get; private set; } = new();

    public MessageList List { get; private set; } = new([], 0, 1);

    public int Current => Math.Min(Filter.Page, List.Pages);

    public DateTimeOffset At { get; private set; }

    protected override async Task<IActionResult?> LoadAsync(CancellationToken cancellation)
    {
        At = time.GetUtcNow();
        Filter = MessageFilter.Read(Request.Query);
        List = await messages.ListAsync(Person, Agency.ToString(), Filter, cancellation);
        return null;
    }

    protected override void Check() => Form.Text("id", "Enter a message id or a reference", "What you look for", 300);

    protected override async Task<IActionResult> SendAsync(CancellationToken cancellation)
    {
        if (await messages.FindAsync(Agency.ToString(), Form.Trimmed("id")!, cancellation) is { } found)
        {
            return LocalRedirect($"/messages/{found}");
        }

        Form.Fail("id", "No message of your agency has this id or reference");
        return Page();
    }
}
