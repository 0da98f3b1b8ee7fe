using Microsoft.AspNetCore.Mvc;
using SafeguardingHub.Agreements;
using SafeguardingHub.WebConsole.Integrating;
using SafeguardingHub.WebConsole.SignIn;

namespace SafeguardingHub.WebConsole.Pages;

/// <summary>The schema and the example messages of one format.</summary>
[Needs(ConsoleRights.Integrate)]
public sealed class FormatPage(Agreement agreement) : ConsolePage
{
    public PublishedFormat Format { get; private set; } = null!;

    /// <summary>Only messages in the agency's own format can be tried.</summary>
    public bool IsOwn => agreement.Find(Agency)?.Format == Format.Format;

    public static IReadOnlyList<(PublishedKind Kind, string Heading, string Words)> Groups { get; } =
    [
        (PublishedKind.Schema, "Schema", "What a message has to be, for programs and in words."),
        (PublishedKind.Example, "What you send", "The first word of a name is the kind of message. Each is read without being refused."),
        (PublishedKind.Sent, "What you are sent", "One or more of each type that comes into your queue."),
        (PublishedKind.Faulty, "What goes wrong", "Messages with faults. The file beside each says which codes it gives, and where."),
    ];

    public IActionResult OnGet(string format)
    {
        if (PublishedFormat.Find(format) is not { } found)
        {
            return NotFound();
        }

        Format = found;
        return Page();
    }
}
