using Microsoft.AspNetCore.Mvc;
using SafeguardingHub.Agreements;
using SafeguardingHub.Audit;
using SafeguardingHub.WebConsole.SignIn;

namespace SafeguardingHub.WebConsole.Pages;

/// <summary>The agreement in force, or an earlier one, to be read by people.</summary>
[Needs(ConsoleRights.ReadAgreement)]
public sealed class AgreementPage(Agreement inForce, AgreementHistory history) : ConsolePage
{
    public Agreement Shown { get; private set; } = null!;

    /// <summary>Null for the one in force.</summary>
    public KeptAgreement? Earlier { get; private set; }

    /// <summary>Kept, the last used first; the one in force among them.</summary>
    public IReadOnlyList<KeptAgreement> Versions { get; private set; } = [];

    public string Digest => history.Digest;

    public string NameOf(string agency) => Shown.Agencies.FirstOrDefault(each => each.Id.ToString() == agency)?.Name ?? agency;

    public async Task<IActionResult> OnGetAsync(string? text)
    {
        Versions = await history.ListAsync(HttpContext.RequestAborted);
        Shown = inForce;
        if (text is null || text == history.Digest)
        {
            return Page();
        }

        // What was read once can be read again, unless the vocabulary has changed since: then its differences still can.
        if (Versions.FirstOrDefault(version => version.Digest == text) is not { } earlier || await history.TextAsync(text, HttpContext.RequestAborted) is not { } json || AgreementFile.Read(System.Text.Encoding.UTF8.GetBytes(json)).Agreement is not { } read)
        {
            return NotFound();
        }

        (Shown, Earlier) = (read, earlier);
        return Page();
    }
}
