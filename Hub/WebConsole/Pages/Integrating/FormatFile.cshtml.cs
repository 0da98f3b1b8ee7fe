using Microsoft.AspNetCore.Mvc;
using SafeguardingHub.WebConsole.Integrating;
using SafeguardingHub.WebConsole.SignIn;

namespace SafeguardingHub.WebConsole.Pages;

/// <summary>One published file, to keep. Names are looked up among what was published, never on a disk.</summary>
[Needs(ConsoleRights.Integrate)]
public sealed class FormatFilePage : ConsolePage
{
    public IActionResult OnGet(string format, string? name) =>
        PublishedFormat.Find(format)?.File(name) is { } file ? File(file.Read(), file.ContentType, file.ShortName) : NotFound();
}
