using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using SafeguardingHub.Persistence.Rows;

namespace SafeguardingHub.Audit;

/// <summary>
/// One writer's chain of audit entries: each carries the hash of the one before, so that a change, a deletion inside or a
/// new order shows. A chain for each writer, since one chain for all would make writers wait for each other.
/// Not for use by two threads at once.
/// </summary>
public sealed class AuditChain(Guid id)
{
    /// <summary>Of one entry.</summary>
    private const int UsualBytes = 256;

    private long sequence;
    private byte[] head = new byte[SHA256.HashSizeInBytes];

    public Guid Id => id;

    /// <param name="actor">An agency id, or the part of the hub that acted.</param>
    /// <param name="subject">A reference or id; never personal data.</param>
    public AuditRow Append(DateTimeOffset at, string actor, string action, string subject, string detail = "")
    {
        var previous = head;
        head = HashOf(previous, id, ++sequence, at, actor, action, subject, detail);
        return new AuditRow
        {
            Chain = id,
            Sequence = sequence,
            At = at,
            Actor = actor,
            Action = action,
            Subject = subject,
            Detail = detail,
            PreviousHash = previous,
            Hash = head,
        };
    }

    /// <summary>The first broken link of a chain in order, or null when it holds.</summary>
    public static long? FirstBroken(IEnumerable<AuditRow> inOrder)
    {
        AuditRow? before = null;
        foreach (var row in inOrder)
        {
            if (!Follows(row, before))
            {
                return (before?.Sequence ?? 0) + 1;
            }

            before = row;
        }

        return null;
    }

    /// <summary>Whether an entry is as it was written, right after the one before it.</summary>
    /// <param name="before">Of the same chain; null for the first.</param>
    public static bool Follows(AuditRow row, AuditRow? before) =>
        row.Sequence == (before?.Sequence ?? 0) + 1
        && row.PreviousHash.AsSpan().SequenceEqual(before?.Hash ?? new byte[SHA256.HashSizeInBytes])
        && row.Hash.AsSpan().SequenceEqual(HashOf(row.PreviousHash, row.Chain, row.Sequence, row.At, row.Actor, row.Action, row.Subject, row.Detail));

    /// <summary>Lengths go before values, so that no two different entries hash alike. Time counts in whole microseconds, as databases keep it.</summary>
    private static byte[] HashOf(byte[] previous, Guid chain, long sequence, DateTimeOffset at, string actor, string action, string subject, string detail)
    {
        var hashed = new ArrayBufferWriter<byte>(UsualBytes);
        hashed.Write(previous);
        foreach (var part in new[] { chain.ToString("N"), $"{sequence}", $"{at.UtcTicks / TimeSpan.TicksPerMicrosecond}", actor, action, subject, detail })
        {
            BinaryPrimitives.WriteInt32LittleEndian(hashed.GetSpan(sizeof(int)), Encoding.UTF8.GetByteCount(part));
            hashed.Advance(sizeof(int));
            Encoding.UTF8.GetBytes(part, hashed);
        }

        return SHA256.HashData(hashed.WrittenSpan);
    }
}
