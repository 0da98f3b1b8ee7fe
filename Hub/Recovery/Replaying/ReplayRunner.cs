using Microsoft.EntityFrameworkCore;
using SafeguardingHub.Audit;
using SafeguardingHub.Delivery;
using SafeguardingHub.Observability;
using SafeguardingHub.Persistence;
using SafeguardingHub.Persistence.Rows;
using SafeguardingHub.Recording;
using SafeguardingHub.Schemas.Canonical;
using SafeguardingHub.Security;

namespace SafeguardingHub.Recovery.Replaying;

/// <summary>
/// Replays one message and writes down what came of it. Killed in between, it does the same again: the flow knows the message by
/// its key, and a recipient by its message id. Not for use by two threads at once.
/// </summary>
public sealed class ReplayRunner(IHubStore store, Flow flow, IAgencyChannel agencies, KeyRing keys, HubMetrics metrics, TimeProvider time)
{
    /// <summary>Nothing was to be done: it had been settled before.</summary>
    public const string AlreadySettled = "already-settled";

    private const string Released = "released";

    private AuditChain chain = new(Guid.CreateVersion7(time.GetUtcNow()));

    /// <exception cref="Exception">The store or the broker is away: nothing is decided, and it is to be tried again.</exception>
    public async Task<string> RunAsync(ReplayRow replay, ReplayItemRow item, CancellationToken cancellation)
    {
        await using var context = store.Open();
        var row = await context.DeadLetters.AsNoTracking().SingleAsync(each => each.Id == item.DeadLetterId, cancellation);
        var (outcome, settled) = row.State == DeadLetterState.Dead
            ? await TryAsync(await StoredLetter.OpenAsync(context, row, keys, cancellation), cancellation)
            : (AlreadySettled, null);
        try
        {
            await SettleAsync(context, replay, item, row, outcome, settled);
        }
        catch (Exception)
        {
            // Whether the entry was stored may be unknown: a chain is never continued from there.
            chain = new AuditChain(Guid.CreateVersion7(time.GetUtcNow()));
            throw;
        }

        metrics.Replayed(outcome is AlreadySettled or Released ? outcome : settled is null ? "failed" : "passed");
        return outcome;
    }

    /// <summary>What came of it, and the state it is in then; null when it is dead still.</summary>
    private async Task<(string Outcome, DeadLetterState? Settled)> TryAsync(StoredLetter letter, CancellationToken cancellation)
    {
        if (letter.NotReplayable is { } reason)
        {
            return (reason, null);
        }

        if (letter.Outbox is { } outgoing)
        {
            return (await ReleaseAsync(outgoing, cancellation), null);
        }

        if (letter.ToAgency is not null)
        {
            return await SendAsync(letter, cancellation);
        }

        try
        {
            var accepted = await flow.AcceptAsync(letter.Delivered!, cancellation);
            return accepted.Outcome is ReceivedOutcome.Quarantined or ReceivedOutcome.DeadLetter
                ? (accepted.Outcome.Word(), null)
                : (accepted.Repeated ? "duplicate" : accepted.Outcome.Word(), DeadLetterState.Replayed);
        }
        catch (ReplayFailedException failed)
        {
            return (failed.Reason, null);
        }
        catch (Exception fault) when (!store.IsUnavailable(fault) && !cancellation.IsCancellationRequested)
        {
            return (StageFailure.Of("replay", fault).Fingerprint, null);
        }
    }

    /// <summary>It is due at once, for its one recipient; delivery marks it when it is there.</summary>
    private async Task<string> ReleaseAsync(OutboxRow outgoing, CancellationToken cancellation)
    {
        await using var context = store.Open();
        var now = time.GetUtcNow();
        await context.Outbox.Where(row => row.Sequence == outgoing.Sequence && row.SentAt == null).ExecuteUpdateAsync(set => set.SetProperty(row => row.NextAttemptAt, now), cancellation);
        return Released;
    }

    private async Task<(string Outcome, DeadLetterState? Settled)> SendAsync(StoredLetter letter, CancellationToken cancellation)
    {
        var properties = letter.ToAgency!;
        var post = new OutgoingPost
        {
            MessageId = Guid.TryParse(properties.MessageId, out var id) ? id : letter.Row.Id,
            Recipient = AgencyId.Parse(letter.Row.Agency!),
            Type = properties.Type ?? letter.Row.Kind,
            ContentType = properties.ContentType ?? "",
            Body = letter.Body,
            CorrelationId = properties.CorrelationId,
            Reference = properties.Headers.GetValueOrDefault("hub-reference") ?? "",
            Replay = letter.Row.Replays + 1,
        };
        var receipt = (await agencies.SendAsync([post], cancellation))[0];
        return receipt.Delivered ? ("delivered", DeadLetterState.Replayed)
            : DeliveryFailures.IsBrokerAway(receipt.Failure) ? throw new TimeoutException(receipt.Failure)
            : (receipt.Failure!, null);
    }

    /// <summary>Not cancelled by a shutdown: what was replayed is marked, with one entry in the audit however often it was tried.</summary>
    private async Task SettleAsync(HubDbContext context, ReplayRow replay, ReplayItemRow item, DeadLetterRow row, string outcome, DeadLetterState? settled)
    {
        var now = time.GetUtcNow();
        await using var transaction = await store.BeginWriteAsync(context, CancellationToken.None);
        var finished = await context.ReplayItems.Where(each => each.ReplayId == item.ReplayId && each.Position == item.Position && each.FinishedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(each => each.FinishedAt, now).SetProperty(each => each.Outcome, outcome), CancellationToken.None);
        if (finished == 1 && row.State == DeadLetterState.Dead)
        {
            var waits = outcome == ReplayFailedException.Behind;
            var (state, settledAt, failedAt) = settled is { } to ? (to, (DateTimeOffset?)now, row.LastFailedAt) : (row.State, row.SettledAt, waits || outcome == Released ? row.LastFailedAt : now);
            await context.DeadLetters.Where(each => each.Id == row.Id && each.State == DeadLetterState.Dead).ExecuteUpdateAsync(
                set => set.SetProperty(each => each.State, state).SetProperty(each => each.SettledAt, settledAt).SetProperty(each => each.LastFailedAt, failedAt)
                    .SetProperty(each => each.Replays, each => each.Replays + (waits ? 0 : 1)).SetProperty(each => each.LastOutcome, outcome), CancellationToken.None);
        }

        if (finished == 1)
        {
            var rows = new NewRows();
            rows.Add(chain.Append(now, replay.AskedBy, "dead-letter-replayed", row.Id.ToString("N"), $"{replay.Id:N} {outcome}"));
            await store.WriteAsync(context, rows, CancellationToken.None);
        }

        await transaction.CommitAsync(CancellationToken.None);
    }
}
