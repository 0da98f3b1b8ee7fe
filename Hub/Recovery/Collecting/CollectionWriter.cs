using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using SafeguardingHub.Audit;
using SafeguardingHub.Persistence;
using SafeguardingHub.Persistence.Rows;
using SafeguardingHub.Recording;
using SafeguardingHub.Schemas.Canonical;
using SafeguardingHub.Security;

namespace SafeguardingHub.Recovery.Collecting;

/// <summary>Keeps collected messages, sealed, in one transaction. What the broker gives a second time is known and kept once. Not for use by two threads at once.</summary>
public sealed class CollectionWriter(IHubStore store, KeyRing keys, TimeProvider time)
{
    /// <summary>Of redeliveries: it changes each time.</summary>
    private const string DeliveryCount = "x-delivery-count";

    private AuditChain chain = new(Guid.CreateVersion7(time.GetUtcNow()));

    /// <summary>When this completes, each of them is durable and may leave the broker.</summary>
    /// <returns>How many had not been kept before.</returns>
    public async Task<int> WriteAsync(IReadOnlyList<Collected> collected, CancellationToken cancellation)
    {
        try
        {
            var now = time.GetUtcNow();
            await using var context = store.Open();
            await using var transaction = await store.BeginWriteAsync(context, cancellation);
            var identities = collected.Select(IdentityOf).ToList();
            await store.LockAsync(context, identities, cancellation);
            var known = await context.DeadLetters.Where(row => row.Identity != null && identities.Contains(row.Identity.Value)).Select(row => row.Identity!.Value).ToHashSetAsync(cancellation);
            var rows = new NewRows();
            var fresh = collected.Zip(identities).Where(each => known.Add(each.Second)).ToList();
            foreach (var (message, identity) in fresh)
            {
                Keep(rows, message, identity, now);
            }

            await store.WriteAsync(context, rows, cancellation);
            await context.CollectionRetries.Where(row => identities.Contains(row.Identity)).ExecuteDeleteAsync(cancellation);
            await transaction.CommitAsync(cancellation);
            return fresh.Count;
        }
        catch (Exception)
        {
            // Whether the entries were stored may be unknown: a chain is never continued from there.
            chain = new AuditChain(Guid.CreateVersion7(time.GetUtcNow()));
            throw;
        }
    }

    /// <summary>The same for the same message, however often the broker gives it.</summary>
    public Guid IdentityOf(Collected message)
    {
        var properties = message.Properties;
        var headers = properties.Headers.Where(header => header.Key != DeliveryCount).OrderBy(header => header.Key, StringComparer.Ordinal).Select(header => $"{header.Key}={header.Value}");
        var text = string.Join('\n', [message.FoundIn, properties.Exchange, properties.RoutingKey, properties.MessageId, properties.CorrelationId, Convert.ToHexString(SHA256.HashData(message.Body.Span)), .. headers]);
        return keys.BlindIndex("collected", SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }

    private void Keep(NewRows rows, Collected message, Guid identity, DateTimeOffset now)
    {
        var diagnosis = Diagnosis.Of(message);
        var id = Guid.CreateVersion7(now);
        var key = DataKey.Create(id);
        rows.Add(keys.Wrapped(key));
        rows.Add(new DeadLetterContentRow
        {
            Id = id,
            DataKeyId = id,
            SealedBody = key.Seal(message.Body.Span, DeadLetterPlaces.Body(id)),
            SealedProperties = key.Seal(message.Properties, CollectedJson.Default.CollectedProperties, DeadLetterPlaces.Properties(id)),
        });
        rows.Add(new DeadLetterRow
        {
            Id = id,
            Source = diagnosis.Source,
            Queue = diagnosis.Queue,
            Code = diagnosis.Code,
            ExceptionType = diagnosis.ExceptionType,
            Fingerprint = diagnosis.Fingerprint,
            Agency = diagnosis.Agency,
            Kind = diagnosis.Kind,
            Urgent = diagnosis.Urgent,
            ReceivedAt = now,
            At = now,
            LastFailedAt = now,
            Identity = identity,
            OrderKey = AgencyId.TryParse(diagnosis.Agency ?? "", out var sender) ? Indexes.Case(sender, message.Properties.CorrelationId, keys) : null,
        });
        rows.Add(chain.Append(now, "hub", "dead-letter-collected", id.ToString("N"), message.FoundIn));
    }
}

/// <summary>Where sealed parts of a dead letter belong.</summary>
public static class DeadLetterPlaces
{
    public static SealedPlace Body(Guid id) => new("dead_letter_contents", id, "body");

    public static SealedPlace Properties(Guid id) => new("dead_letter_contents", id, "properties");

    public static SealedPlace Edit(Guid proposal) => new("proposals", proposal, "body");
}
