using Microsoft.EntityFrameworkCore;
using SafeguardingHub.Persistence;
using SafeguardingHub.Persistence.Rows;
using SafeguardingHub.Recording;
using SafeguardingHub.Schemas.Canonical;
using SafeguardingHub.Security;

namespace SafeguardingHub.WebConsole.Reading;

/// <summary>A concern as one agency may read it: what it was sent, or all of it when it raised it.</summary>
/// <param name="Withheld">Names of fields that exist and were not shared.</param>
/// <param name="Messages">What the hub sent to the agency about it, in order.</param>
public sealed record SharedConcern(ConcernRow Row, Concern? Content, IReadOnlyList<string> Withheld, IReadOnlyList<SentMessage> Messages)
{
    /// <summary>The referral or offer; null for the agency that raised it.</summary>
    public Referral? Referral => Messages.Select(message => message.Content).OfType<Referral>().LastOrDefault();

    /// <param name="field">As sharing rules name it, such as <c>child.addresses</c>.</param>
    public bool Withholds(string field) => Withheld.Any(each => each == field || each.StartsWith($"{field} ", StringComparison.Ordinal));
}

/// <param name="Content">As it was decided for this agency, with nothing that it may not see.</param>
public sealed record SentMessage(Guid MessageId, string Type, Guid? ReferralId, DateTimeOffset CreatedAt, DateTimeOffset? SentAt, bool Urgent, Outgoing Content);

/// <summary>Opens what an agency may read of concerns.</summary>
public sealed class SharedConcernReading(KeyRing keys)
{
    /// <param name="rows">Of concerns that the agency is party to.</param>
    public async Task<IReadOnlyDictionary<Guid, SharedConcern>> ReadAsync(HubDbContext context, string agency, IReadOnlyList<ConcernRow> rows, CancellationToken cancellation)
    {
        var ids = rows.Select(row => row.Id).ToList();
        var wrapped = await context.DataKeys.AsNoTracking().Where(row => ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id, cancellation);
        var sent = await context.Outbox.AsNoTracking().Where(row => row.ConcernId != null && ids.Contains(row.ConcernId.Value) && row.Recipient == agency).OrderBy(row => row.Sequence).ToListAsync(cancellation);
        var byConcern = sent.ToLookup(row => row.ConcernId!.Value);
        return rows.Where(row => wrapped.ContainsKey(row.Id)).ToDictionary(row => row.Id, row => Read(row, keys.Unwrap(wrapped[row.Id]), agency, byConcern[row.Id]));
    }

    private static SharedConcern Read(ConcernRow row, DataKey key, string agency, IEnumerable<OutboxRow> sent)
    {
        List<SentMessage> messages = [.. sent.Where(each => each.DataKeyId == key.Id).DistinctBy(each => each.MessageId).Select(each =>
            new SentMessage(each.MessageId, each.Type, each.ReferralId, each.CreatedAt, each.SentAt, each.Urgent, key.Open(each.SealedContent, CanonicalJson.Default.Outgoing, SealedJson.Outgoing(each.MessageId))))];
        if (row.RaisedBy == agency)
        {
            return new SharedConcern(row, key.Open(row.SealedContent, CanonicalJson.Default.Concern, SealedJson.Content(row.Id)), [], messages);
        }

        var (content, withheld) = messages.Select(message => message.Content switch
        {
            Referral referral => (referral.Concern, referral.WithheldFields),
            UpdateNotice { Concern: { } concern } update => (concern, update.WithheldFields),
            _ => ((Concern?)null, (IReadOnlyList<string>)[]),
        }).LastOrDefault(each => each.Item1 is not null);
        return new SharedConcern(row, content, withheld ?? [], messages);
    }
}
