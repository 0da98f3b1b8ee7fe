using Microsoft.EntityFrameworkCore;
using SafeguardingHub.Persistence;
using SafeguardingHub.Persistence.Rows;
using SafeguardingHub.Recording;
using SafeguardingHub.Recovery.Collecting;
using SafeguardingHub.Recovery.Replaying;
using SafeguardingHub.Security;

namespace SafeguardingHub.Recovery.Handling;

/// <param name="Total">How many dead letters it is about, fixed when it was made.</param>
public sealed record Proposed(Guid Id, string Kind, int Total, string Reason, string ProposedBy, DateTimeOffset ProposedAt);

/// <param name="Target">The group's id or the dead letter's.</param>
/// <param name="Approved">Null while it waits.</param>
public sealed record ProposalDetail(Proposed Proposed, string Target, string? DecidedBy, DateTimeOffset? DecidedAt, bool? Approved);

/// <param name="Replay">Of an edit: the replay of the corrected copy.</param>
public sealed record Decided(Guid Id, bool Approved, int Total, AskedReplay? Replay);

/// <summary>
/// What one person proposes and another agrees to: to discard dead letters, or to replay a corrected copy. A person is known by
/// name, so a second session or a second key of the same one is not a second person. What is discarded stays in the store.
/// </summary>
/// <exception cref="RefusedException">Of each: it is refused, and why.</exception>
public sealed class TwoPersonProposals(IHubStore store, DeadLetterCommands commands, ReplayRequests replays, RecoverySettings settings, Permission permission, KeyRing keys, TimeProvider time)
{
    public const string Discard = "discard";
    public const string Edit = "edit";

    /// <param name="target">A group's id or a dead letter's.</param>
    public async Task<Proposed> ProposeDiscardAsync(Operator person, string target, string? reason, CancellationToken cancellation)
    {
        await permission.DemandAsync(person, OperatorRights.Discard, "discard-proposed", target, cancellation);
        var why = Permission.ReasonFrom(reason);
        var (fingerprint, letters) = await commands.ChosenAsync(target, cancellation);
        return await ProposeAsync(person, Discard, fingerprint, letters, why, null, cancellation);
    }

    /// <param name="body">The corrected bytes of the message.</param>
    public async Task<Proposed> ProposeEditAsync(Operator person, Guid id, ReadOnlyMemory<byte> body, string? reason, CancellationToken cancellation)
    {
        await permission.DemandAsync(person, OperatorRights.Edit, "edit-proposed", id.ToString("N"), cancellation);
        if (!settings.EditAllowed)
        {
            throw new RefusedException(Refused.SwitchedOff, "Corrected copies are switched off: Hub:Recovery:EditAllowed (environment: Hub__Recovery__EditAllowed) is not true.");
        }

        var why = Permission.ReasonFrom(reason);
        var (_, letters) = await commands.ChosenAsync(id.ToString(), cancellation);
        return await ProposeAsync(person, Edit, null, letters, why, body, cancellation);
    }

    public async Task<IReadOnlyList<Proposed>> OpenAsync(CancellationToken cancellation)
    {
        await using var context = store.Open();
        var open = await context.Proposals.AsNoTracking().Where(row => row.DecidedAt == null).OrderBy(row => row.ProposedAt)
            .Select(row => new { Row = row, Total = context.ProposalItems.Count(item => item.ProposalId == row.Id) }).ToListAsync(cancellation);
        return [.. open.Select(each => new Proposed(each.Row.Id, each.Row.Kind, each.Total, each.Row.Reason, each.Row.ProposedBy, each.Row.ProposedAt))];
    }

    /// <summary>One proposal, decided or not, with what it is about.</summary>
    /// <exception cref="RefusedException">There is no such proposal.</exception>
    public async Task<ProposalDetail> ShowAsync(Guid id, CancellationToken cancellation)
    {
        await using var context = store.Open();
        var row = await context.Proposals.AsNoTracking().FirstOrDefaultAsync(each => each.Id == id, cancellation) ?? throw new RefusedException(Refused.NotFound, $"There is no proposal {id}.");
        var letters = await context.ProposalItems.Where(item => item.ProposalId == id).Select(item => item.DeadLetterId).ToListAsync(cancellation);
        return new ProposalDetail(
            new Proposed(row.Id, row.Kind, letters.Count, row.Reason, row.ProposedBy, row.ProposedAt), row.Fingerprint is { } fingerprint ? DeadLetterGroup.IdOf(fingerprint) : letters[0].ToString(), row.DecidedBy, row.DecidedAt, row.Approved);
    }

    /// <summary>The corrected copy that a proposal is about, in clear.</summary>
    public async Task<ReadOnlyMemory<byte>> RevealAsync(Operator person, Guid id, string? reason, CancellationToken cancellation)
    {
        await permission.DemandAsync(person, OperatorRights.Reveal, "edit-revealed", id.ToString("N"), cancellation);
        var why = Permission.ReasonFrom(reason);
        await using var context = store.Open();
        var row = await context.Proposals.AsNoTracking().FirstOrDefaultAsync(each => each.Id == id && each.SealedBody != null, cancellation) ?? throw new RefusedException(Refused.NotFound, $"There is no corrected copy {id}.");
        await permission.NoteAsync(person, "edit-revealed", id.ToString("N"), why, cancellation);
        var key = keys.Unwrap(await context.DataKeys.AsNoTracking().SingleAsync(each => each.Id == row.DataKeyId, cancellation));
        return key.Open(row.SealedBody!, DeadLetterPlaces.Edit(id));
    }

    /// <summary>Agreed to or not, by somebody else than who proposed it.</summary>
    public async Task<Decided> DecideAsync(Operator person, Guid id, bool approve, CancellationToken cancellation)
    {
        await using var context = store.Open();
        var proposal = await context.Proposals.AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, cancellation) ?? throw new RefusedException(Refused.NotFound, $"There is no proposal {id}.");
        await permission.DemandAsync(person, proposal.Kind == Edit ? OperatorRights.Edit : OperatorRights.Discard, $"{proposal.Kind}-decided", id.ToString("N"), cancellation);
        if (approve && Operators.NameOf(person.Name) == Operators.NameOf(proposal.ProposedBy))
        {
            await permission.NoteAsync(person, $"refused-{proposal.Kind}-approved", id.ToString("N"), "proposed by the same person", cancellation);
            throw new RefusedException(Refused.SecondPersonNeeded, "You proposed this yourself. It needs a second person.");
        }

        var (now, items) = (time.GetUtcNow(), await context.ProposalItems.Where(item => item.ProposalId == id).Select(item => item.DeadLetterId).ToListAsync(cancellation));
        await permission.NoteAsync(person, $"{proposal.Kind}-{(approve ? "approved" : "declined")}", id.ToString("N"), $"{items.Count} dead letters", cancellation);
        await using var transaction = await store.BeginWriteAsync(context, cancellation);
        var first = await context.Proposals.Where(row => row.Id == id && row.DecidedAt == null && (!approve || row.ProposedBy != person.Name))
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.DecidedAt, now).SetProperty(row => row.DecidedBy, person.Name).SetProperty(row => row.Approved, approve), cancellation);
        if (first == 0)
        {
            throw new RefusedException(Refused.Conflict, "It has been decided already.");
        }

        var total = !approve ? 0 : proposal.Kind == Edit ? await CorrectAsync(context, proposal, items[0], now, cancellation) : await DiscardAsync(context, items, now, cancellation);
        await transaction.CommitAsync(cancellation);
        var replay = approve && proposal.Kind == Edit ? await replays.AskAsync(Permission.ActorOf(person), null, new OfIds([id]), proposal.Reason, cancellation) : null;
        return new Decided(id, approve, total, replay);
    }

    private async Task<Proposed> ProposeAsync(Operator person, string kind, string? fingerprint, IQueryableLetters letters, string reason, ReadOnlyMemory<byte>? body, CancellationToken cancellation)
    {
        await using var context = store.Open();
        var (now, rows) = (time.GetUtcNow(), new NewRows());
        var id = Guid.CreateVersion7(now);
        var chosen = await letters.In(context).Where(row => row.State == DeadLetterState.Dead).Select(row => row.Id).ToListAsync(cancellation);
        if (chosen.Count == 0)
        {
            throw new RefusedException(Refused.Conflict, "Nothing of it is dead any more.");
        }

        var key = body is null ? null : DataKey.Create(id);
        if (key is not null)
        {
            rows.Add(keys.Wrapped(key));
        }

        rows.Add(new ProposalRow
        {
            Id = id,
            Kind = kind,
            Fingerprint = fingerprint,
            Reason = reason,
            ProposedBy = person.Name,
            ProposedAt = now,
            DataKeyId = key?.Id,
            SealedBody = key?.Seal(body!.Value.Span, DeadLetterPlaces.Edit(id)),
        });
        foreach (var letter in chosen)
        {
            rows.Add(new ProposalItemRow { ProposalId = id, DeadLetterId = letter });
        }

        await permission.NoteAsync(person, $"{kind}-proposed", id.ToString("N"), $"{chosen.Count} dead letters: {reason}", cancellation);
        await using var transaction = await store.BeginWriteAsync(context, cancellation);
        await store.WriteAsync(context, rows, cancellation);
        await transaction.CommitAsync(cancellation);
        return new Proposed(id, kind, chosen.Count, reason, person.Name, now);
    }

    private static Task<int> DiscardAsync(HubDbContext context, IReadOnlyList<Guid> letters, DateTimeOffset now, CancellationToken cancellation) =>
        context.DeadLetters.Where(row => letters.Contains(row.Id) && row.State == DeadLetterState.Dead)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.State, DeadLetterState.Discarded).SetProperty(row => row.SettledAt, now), cancellation);

    /// <summary>The corrected copy is a dead letter of its own, under the proposal's id, until its replay.</summary>
    private async Task<int> CorrectAsync(HubDbContext context, ProposalRow proposal, Guid original, DateTimeOffset now, CancellationToken cancellation)
    {
        var row = await context.DeadLetters.AsNoTracking().SingleAsync(each => each.Id == original, cancellation);
        var superseded = await context.DeadLetters.Where(each => each.Id == original && each.State == DeadLetterState.Dead)
            .ExecuteUpdateAsync(set => set.SetProperty(each => each.State, DeadLetterState.Superseded).SetProperty(each => each.SettledAt, now), cancellation);
        if (superseded == 0)
        {
            throw new RefusedException(Refused.Conflict, "It has been replayed, discarded or corrected since.");
        }

        var key = keys.Unwrap(await context.DataKeys.AsNoTracking().SingleAsync(each => each.Id == proposal.DataKeyId, cancellation));
        var (id, body) = (proposal.Id, key.Open(proposal.SealedBody!, DeadLetterPlaces.Edit(proposal.Id)));
        var rows = new NewRows();
        rows.Add(new DeadLetterContentRow
        {
            Id = id,
            DataKeyId = key.Id,
            SealedBody = key.Seal(body, DeadLetterPlaces.Body(id)),
            SealedProperties = key.Seal(new CollectedProperties { Exchange = "", RoutingKey = "" }, CollectedJson.Default.CollectedProperties, DeadLetterPlaces.Properties(id)),
        });
        rows.Add(new DeadLetterRow
        {
            Id = id,
            Source = DeadLetterSource.Edited,
            Queue = row.Queue,
            Code = Edit,
            ExceptionType = "",
            Fingerprint = $"{row.Queue} corrected-copy",
            Agency = row.Agency,
            Kind = row.Kind,
            Urgent = row.Urgent,
            ReceivedAt = row.ReceivedAt,
            At = now,
            LastFailedAt = now,
            OrderKey = row.OrderKey,
            EditOf = original,
            Due = row.Due,
            DueWhat = row.DueWhat,
        });
        await store.WriteAsync(context, rows, cancellation);
        return 1;
    }
}
