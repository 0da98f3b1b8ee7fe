using Microsoft.AspNetCore.Mvc;
using SafeguardingHub.Recovery;
using SafeguardingHub.Recovery.Handling;
using SafeguardingHub.WebConsole.SignIn;

namespace SafeguardingHub.WebConsole.Pages;

/// <summary>How far a replay is, and what came of it.</summary>
[Needs(ConsoleRights.SeeOperations)]
public sealed class ReplayProgressPage(DeadLetterQueries queries, TimeProvider time) : ConsolePage
{
    public ReplayProgress Replay { get; private set; } = null!;

    /// <summary>Null for a replay of single messages.</summary>
    public string? GroupId { get; private set; }

    public DateTimeOffset At => time.GetUtcNow();

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        try
        {
            Replay = await queries.ReplayAsync(id, HttpContext.RequestAborted);
            GroupId = Replay.Fingerprint is { } fingerprint ? DeadLetterGroup.IdOf(fingerprint) : null;
            return Page();
        }
        catch (RefusedException missing) when (missing.Why == Refused.NotFound)
        {
            return NotFound();
        }
    }
}
