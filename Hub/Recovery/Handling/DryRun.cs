using Microsoft.EntityFrameworkCore;
using SafeguardingHub.Delivery;
using SafeguardingHub.Persistence;
using SafeguardingHub.Persistence.Rows;
using SafeguardingHub.Recording;
using SafeguardingHub.Security;

namespace SafeguardingHub.Recovery.Handling;

/// <param name="Failures">How many would still fail, by why.</param>
public sealed record DryRunResult(int Pass, IReadOnlyDictionary<string, int> Failures)
{
    public int Fail => Failures.Values.Sum();

    public override string ToString() => $"{Pass} would pass, {Fail} still fail{(Fail == 0 ? "" : $" because {string.Join(", ", Failures.Select(each => $"{each.Key} ({each.Value})"))}")}";
}

/// <summary>What a replay would come to, with this version of the hub and this agreement. Nothing is kept, sent or changed.</summary>
public sealed class DryRun(IHubStore store, Flow flow, Composer composer, KeyRing keys)
{
    public async Task<DryRunResult> RunAsync(IQueryableLetters letters, CancellationToken cancellation)
    {
        await using var context = store.Open();
        var (pass, failures) = (0, new SortedDictionary<string, int>(StringComparer.Ordinal));
        foreach (var row in await letters.In(context).AsNoTracking().Where(row => row.State == DeadLetterState.Dead).OrderBy(row => row.ReceivedAt).ToListAsync(cancellation))
        {
            if (await FailureAsync(context, row, cancellation) is { } failure)
            {
                failures[failure] = failures.GetValueOrDefault(failure) + 1;
            }
            else
            {
                pass++;
            }
        }

        return new DryRunResult(pass, failures);
    }

    private async Task<string?> FailureAsync(HubDbContext context, DeadLetterRow row, CancellationToken cancellation)
    {
        var letter = await StoredLetter.OpenAsync(context, row, keys, cancellation);
        if (letter.NotReplayable is { } reason)
        {
            return reason;
        }

        if (letter.Outbox is { } outgoing)
        {
            return Composed(outgoing, await context.DataKeys.AsNoTracking().SingleAsync(each => each.Id == outgoing.DataKeyId, cancellation));
        }

        if (letter.Delivered is not { } delivered)
        {
            return null;
        }

        var rehearsal = await flow.RehearseAsync(delivered);
        return rehearsal.Passes ? null : rehearsal.Failure?.Fingerprint ?? string.Join('+', rehearsal.Refusals);
    }

    private string? Composed(OutboxRow outgoing, DataKeyRow key)
    {
        try
        {
            _ = composer.Compose(outgoing, key);
            return null;
        }
        catch (Exception fault)
        {
            return StageFailure.Of("composing", fault).Fingerprint;
        }
    }
}
