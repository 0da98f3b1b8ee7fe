using Microsoft.EntityFrameworkCore;
using SafeguardingHub.Persistence;
using SafeguardingHub.Persistence.Rows;

namespace SafeguardingHub.Simulation;

/// <summary>The rows that the checks look at, without what is sealed in them.</summary>
internal sealed record KeptRows(
    IReadOnlyList<ObligationRow> Obligations, ILookup<Guid, ChaseRow> Chases, IReadOnlyDictionary<Guid, KeptConcern> Concerns, IReadOnlyList<KeptHolder> Referrals,
    IReadOnlyList<string> Recipients, IReadOnlyList<KeptMail> Mails, ILookup<string, KeptAnswer> Answers)
{
    public static async Task<KeptRows> LoadAsync(IHubStore store, CancellationToken cancellation)
    {
        await using var context = store.Open();
        return new KeptRows(
            await context.Obligations.AsNoTracking().ToListAsync(cancellation),
            (await context.Chases.AsNoTracking().ToListAsync(cancellation)).ToLookup(row => row.ObligationId),
            await context.Concerns.Select(row => new KeptConcern(row.Id, row.Reference, row.RaisedBy, row.Risk == Schemas.Canonical.RiskLevel.Immediate)).ToDictionaryAsync(row => row.Id, cancellation),
            await context.Referrals.Select(row => new KeptHolder(row.Id, row.ConcernId, row.Recipient, row.Holder, row.OfferedTo, row.DeliveredAt != null)).ToListAsync(cancellation),
            await context.Outbox.Select(row => row.Recipient).ToListAsync(cancellation),
            await context.Mails.Where(row => row.Kind == MailKinds.Chase || row.Kind == MailKinds.Digest).Select(row => new KeptMail(row.Mailbox, row.Agency, row.Role)).ToListAsync(cancellation),
            (await context.Audit.Where(row => row.Action.StartsWith("answered-")).Select(row => new KeptAnswer(row.Subject, row.Actor, row.Action, row.At)).ToListAsync(cancellation)).ToLookup(row => row.Reference));
    }
}

internal sealed record KeptConcern(Guid Id, string Reference, string RaisedBy, bool Danger);

internal sealed record KeptHolder(Guid Id, Guid ConcernId, string Recipient, string Holder, string? OfferedTo, bool Delivered);

/// <param name="Agency">Null for the partnership.</param>
internal sealed record KeptMail(string Mailbox, string? Agency, string Role);

/// <param name="Action">As the audit has it, such as <c>answered-accepted</c>.</param>
internal sealed record KeptAnswer(string Reference, string Sender, string Action, DateTimeOffset At);
