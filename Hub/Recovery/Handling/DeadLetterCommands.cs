using Microsoft.EntityFrameworkCore;
using SafeguardingHub.Persistence;
using SafeguardingHub.Persistence.Rows;
using SafeguardingHub.Recovery.Replaying;
using SafeguardingHub.Security;

namespace SafeguardingHub.Recovery.Handling;

/// <summary>
/// What one operator may do about dead letters, whichever way they come in: command line, HTTP or console. Each asks for the right
/// it needs and leaves an entry in the audit before anybody sees its effect.
/// </summary>
/// <exception cref="RefusedException">Of each: it is refused, and why.</exception>
public sealed class DeadLetterCommands(IHubStore store, DeadLetterQueries queries, DryRun dryRun, ReplayRequests replays, Permission permission, KeyRing keys, TimeProvider time)
{
    /// <summary>Characters of a note at the most.</summary>
    public const int LongestNote = 2000;

    /// <summary>What a message said, in clear.</summary>
    public async Task<StoredLetter> RevealAsync(Operator person, Guid id, string? reason, CancellationToken cancellation)
    {
        await permission.DemandAsync(person, OperatorRights.Reveal, "dead-letter-revealed", id.ToString("N"), cancellation);
        var why = Permission.ReasonFrom(reason);
        await using var context = store.Open();
        var row = await context.DeadLetters.AsNoTracking().FirstOrDefaultAsync(each => each.Id == id, cancellation) ?? throw new RefusedException(Refused.NotFound, $"There is no dead letter {id}.");
        await permission.NoteAsync(person, "dead-letter-revealed", id.ToString("N"), why, cancellation);
        return await StoredLetter.OpenAsync(context, row, keys, cancellation);
    }

    /// <param name="owner">Null for nobody.</param>
    public Task AssignAsync(Operator person, string group, string? owner, CancellationToken cancellation) =>
        ChangeAsync(person, group, "dead-letter-group-assigned", owner ?? "nobody", (row, now) => (row.Owner, row.InvestigatedAt) = (owner, row.InvestigatedAt ?? now), cancellation);

    /// <summary>Its cause is mended: what fails after this has come back.</summary>
    public Task MarkFixedAsync(Operator person, string group, CancellationToken cancellation) =>
        ChangeAsync(person, group, "dead-letter-group-fixed", "", (row, now) => row.FixedAt = now, cancellation);

    public async Task NoteAsync(Operator person, string group, string? text, CancellationToken cancellation)
    {
        await permission.DemandAsync(person, OperatorRights.Replay, "dead-letter-group-noted", group, cancellation);
        if (string.IsNullOrWhiteSpace(text) || text.Length > LongestNote)
        {
            throw new RefusedException(Refused.NotComplete, $"A note is 1 to {LongestNote} characters, without personal data.");
        }

        var fingerprint = await queries.FingerprintAsync(group, cancellation);
        var now = time.GetUtcNow();
        await permission.NoteAsync(person, "dead-letter-group-noted", DeadLetterGroup.IdOf(fingerprint), "", cancellation);
        await using var context = store.Open();
        context.DeadLetterNotes.Add(new DeadLetterNoteRow { Id = Guid.CreateVersion7(now), Fingerprint = fingerprint, At = now, Author = person.Name, Text = text.Trim() });
        await context.SaveChangesAsync(cancellation);
    }

    /// <param name="target">A group's id or a dead letter's.</param>
    public async Task<DryRunResult> DryRunAsync(Operator person, string target, CancellationToken cancellation)
    {
        await permission.DemandAsync(person, OperatorRights.Replay, "dead-letter-dry-run", target, cancellation);
        return await dryRun.RunAsync((await ChosenAsync(target, cancellation)).Letters, cancellation);
    }

    /// <summary>As the group stands at this moment; what joins it later is left for another replay.</summary>
    /// <param name="target">A group's id or a dead letter's.</param>
    public async Task<AskedReplay> ReplayAsync(Operator person, string target, string? reason, CancellationToken cancellation)
    {
        await permission.DemandAsync(person, OperatorRights.Replay, "replay-asked", target, cancellation);
        var (fingerprint, letters) = await ChosenAsync(target, cancellation);
        return await replays.AskAsync(Permission.ActorOf(person), fingerprint, letters, Permission.ReasonFrom(reason), cancellation);
    }

    /// <summary>Every dead letter of the store without what it said, for a report.</summary>
    public async Task<IReadOnlyList<DeadLetterGroup>> ExportAsync(Operator person, CancellationToken cancellation)
    {
        await permission.DemandAsync(person, OperatorRights.See, "dead-letters-exported", "", cancellation);
        await permission.NoteAsync(person, "dead-letters-exported", "", "without what was said", cancellation);
        return await queries.ListAsync(all: true, agency: null, cancellation);
    }

    internal async Task<(string? Fingerprint, IQueryableLetters Letters)> ChosenAsync(string target, CancellationToken cancellation)
    {
        if (Guid.TryParse(target, out var id))
        {
            await queries.ShowOneAsync(id, cancellation);
            return (null, new OfIds([id]));
        }

        var fingerprint = await queries.FingerprintAsync(target, cancellation);
        return (fingerprint, new OfGroup(fingerprint));
    }

    private async Task ChangeAsync(Operator person, string group, string action, string detail, Action<DeadLetterGroupRow, DateTimeOffset> change, CancellationToken cancellation)
    {
        await permission.DemandAsync(person, OperatorRights.Replay, action, group, cancellation);
        var fingerprint = await queries.FingerprintAsync(group, cancellation);
        await permission.NoteAsync(person, action, DeadLetterGroup.IdOf(fingerprint), detail, cancellation);
        await using var context = store.Open();
        change(await GroupRows.FindOrAddAsync(context, fingerprint, cancellation), time.GetUtcNow());
        await context.SaveChangesAsync(cancellation);
    }
}
