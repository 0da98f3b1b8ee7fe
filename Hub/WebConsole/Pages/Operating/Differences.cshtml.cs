using Microsoft.AspNetCore.Mvc;
using SafeguardingHub.Audit;
using SafeguardingHub.WebConsole.Operating;
using SafeguardingHub.WebConsole.SignIn;

namespace SafeguardingHub.WebConsole.Pages;

/// <summary>What one text of the agreement says otherwise than another.</summary>
[Needs(ConsoleRights.ReadAgreement)]
public sealed class DifferencesPage(AgreementHistory history) : ConsolePage
{
    public KeptAgreement Before { get; private set; } = null!;

    public KeptAgreement After { get; private set; } = null!;

    public IReadOnlyList<AgreementDifference> Differences { get; private set; } = [];

    /// <summary>Without any: the last text before the one in force, and that one.</summary>
    public async Task<IActionResult> OnGetAsync(string? before, string? after)
    {
        var cancellation = HttpContext.RequestAborted;
        var versions = await history.ListAsync(cancellation);
        after ??= history.Digest;
        before ??= versions.FirstOrDefault(version => version.Digest != after)?.Digest ?? after;
        if (versions.FirstOrDefault(version => version.Digest == before) is not { } earlier || versions.FirstOrDefault(version => version.Digest == after) is not { } later)
        {
            return NotFound();
        }

        (Before, After) = (earlier, later);
        Differences = AgreementDifferences.Between((await history.TextAsync(before, cancellation))!, (await history.TextAsync(after, cancellation))!);
        return Page();
    }
}
