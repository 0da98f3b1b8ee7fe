using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using SafeguardingHub.Persistence;
using SafeguardingHub.Schemas.Canonical;
using SafeguardingHub.Security;

namespace SafeguardingHub.Recovery.Handling;

/// <summary>One entry of the broker's own history of a message.</summary>
/// <param name="Queue">The queue it died in.</param>
/// <param name="Reason"><c>rejected</c>, <c>expired</c>, <c>maxlen</c> or <c>delivery_limit</c>.</param>
/// <param name="Times">How often.</param>
public sealed record QueueDeath(string Queue, string Reason, int Times);

/// <summary>What may be said about a dead letter without a reason: nothing that its sender wrote.</summary>
/// <param name="Bytes">The size of what is kept.</param>
/// <param name="Problems">What was found wrong with it, by code and place.</param>
/// <param name="Deaths">The newest first; empty for what never was at the broker's.</param>
/// <param name="NotReplayable">A code: why it cannot be replayed; null when it can.</param>
public sealed record LetterFacts(int Bytes, IReadOnlyList<MessageProblem> Problems, IReadOnlyList<QueueDeath> Deaths, string? NotReplayable);

/// <summary>Opens a dead letter for what the hub and the broker know about it, and gives out no more than that.</summary>
public sealed partial class LetterReading(IHubStore store, KeyRing keys)
{
    /// <exception cref="RefusedException">There is no such dead letter.</exception>
    public async Task<LetterFacts> ReadAsync(Guid id, CancellationToken cancellation)
    {
        await using var context = store.Open();
        var row = await context.DeadLetters.AsNoTracking().FirstOrDefaultAsync(each => each.Id == id, cancellation) ?? throw new RefusedException(Refused.NotFound, $"There is no dead letter {id}.");
        var letter = await StoredLetter.OpenAsync(context, row, keys, cancellation);
        return new LetterFacts(letter.Body.Length, letter.Problems, [.. Deaths(letter.Collected?.Headers.GetValueOrDefault("x-death") ?? "")], letter.NotReplayable);
    }

    /// <summary>A sender may have sent such a header too: only what looks like the broker's and is about the hub's queues is taken.</summary>
    internal static IEnumerable<QueueDeath> Deaths(string header) =>
        from Match entry in Entry().Matches(header)
        let queue = Queue().Match(entry.Value)
        let reason = Reason().Match(entry.Value)
        where queue.Success && reason.Success
        let times = Times().Match(entry.Value)
        select new QueueDeath(queue.Groups["queue"].Value, reason.Groups["reason"].Value, times.Success ? int.Parse(times.Groups["times"].Value, System.Globalization.CultureInfo.InvariantCulture) : 1);

    [GeneratedRegex(@"\{[^{}]*\}")]
    private static partial Regex Entry();

    [GeneratedRegex(@"(?<=[{ ])queue: (?<queue>(hub|agency)\.[a-z0-9._-]{1,100})(?=[,}])")]
    private static partial Regex Queue();

    [GeneratedRegex(@"(?<=[{ ])reason: (?<reason>rejected|expired|maxlen|delivery_limit)(?=[,}])")]
    private static partial Regex Reason();

    [GeneratedRegex(@"(?<=[{ ])count: (?<times>[0-9]{1,6})(?=[,}])")]
    private static partial Regex Times();
}
