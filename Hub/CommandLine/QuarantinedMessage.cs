using Microsoft.EntityFrameworkCore;
using SafeguardingHub.Agreements;
using SafeguardingHub.Persistence;
using SafeguardingHub.Persistence.Rows;
using SafeguardingHub.Recording;
using SafeguardingHub.Security;

namespace SafeguardingHub.CommandLine;

/// <summary>A message that could not be acted on, as an operator looks at it.</summary>
internal sealed class QuarantinedMessage
{
    private readonly ReceivedMessageRow row;
    private readonly DataKey key;
    private readonly MessageProperties properties;

    private QuarantinedMessage(ReceivedMessageRow row, DataKey key)
    {
        (this.row, this.key) = (row, key);
        properties = key.Open(row.SealedProperties, RecordJson.Default.MessageProperties, SealedJson.Properties(row.Id));
    }

    public Guid Id => row.Id;

    /// <summary>Of a message over the size limit only its beginning is kept.</summary>
    public int KeptBytes => Body().Length;

    /// <summary>Null when there is none of that id, or it was not quarantined.</summary>
    public static async Task<QuarantinedMessage?> FindAsync(IHubStore store, KeyRing keys, Guid id, CancellationToken cancellation)
    {
        await using var context = store.Open();
        var row = await context.ReceivedMessages.AsNoTracking().FirstOrDefaultAsync(each => each.Id == id && each.Outcome == ReceivedOutcome.Quarantined, cancellation);
        return row is null ? null : new QuarantinedMessage(row, keys.Unwrap(await context.DataKeys.AsNoTracking().SingleAsync(each => each.Id == row.DataKeyId, cancellation)));
    }

    public byte[] Body() => key.Open(row.SealedBody, SealedJson.Body(row.Id));

    /// <summary>Nothing that its sender wrote: not the message id, the case or the content type either.</summary>
    public void Describe(TextWriter to)
    {
        to.WriteLine($"{row.Id} {row.Kind} from {row.Sender ?? "a sender that is not known"} by {row.Channel}, received {TimeWords.ShortOf(row.ReceivedAt)}, {(properties.WholeBytes > KeptBytes ? "over the size limit" : $"{properties.WholeBytes} bytes")}");
        foreach (var problem in properties.Problems)
        {
            to.WriteLine($"{problem.Code} {(problem.Pointer.Length == 0 ? "the message" : problem.Pointer)}: {problem.Text}");
        }
    }
}
