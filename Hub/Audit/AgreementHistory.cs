using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using SafeguardingHub.Persistence;
using SafeguardingHub.Persistence.Rows;

namespace SafeguardingHub.Audit;

/// <summary>The agreement that the hub runs with, and its file.</summary>
public sealed record AgreementText(string Version, ReadOnlyMemory<byte> Json);

/// <param name="Digest">SHA-256 of the text, in hexadecimal letters.</param>
/// <param name="FirstAt">The first start with this text.</param>
/// <param name="LastAt">The last one.</param>
public sealed record KeptAgreement(string Digest, string Version, DateTimeOffset FirstAt, DateTimeOffset LastAt);

/// <summary>Keeps the text of every agreement that the hub started with: a decision names the version, and this is what the version said.</summary>
public sealed class AgreementHistory(IHubStore store, AgreementText inForce, TimeProvider time)
{
    /// <summary>Of the agreement in force.</summary>
    public string Digest { get; } = Convert.ToHexStringLower(SHA256.HashData(inForce.Json.Span));

    /// <summary>Writes the text down unless it is there. With an entry in the audit when it is new.</summary>
    public async Task KeepAsync(CancellationToken cancellation)
    {
        await using var context = store.Open();
        var now = time.GetUtcNow();
        if (await MarkAsync(context, now, cancellation))
        {
            return;
        }

        var rows = new NewRows();
        rows.Add(new AgreementTextRow { Digest = Digest, Version = inForce.Version, Text = Encoding.UTF8.GetString(inForce.Json.Span), FirstAt = now, LastAt = now });
        rows.Add(new AuditChain(Guid.CreateVersion7(now)).Append(now, "hub", "agreement-in-force", inForce.Version, Digest));
        try
        {
            await using var transaction = await store.BeginWriteAsync(context, cancellation);
            await store.WriteAsync(context, rows, cancellation);
            await transaction.CommitAsync(cancellation);
        }
        catch (Exception raced) when (store.IsUniqueViolation(raced))
        {
            // Another instance started at the same moment.
            await MarkAsync(context, now, cancellation);
        }
    }

    /// <summary>All that were kept, the last used first.</summary>
    public async Task<IReadOnlyList<KeptAgreement>> ListAsync(CancellationToken cancellation)
    {
        await using var context = store.Open();
        return await context.AgreementTexts.AsNoTracking().OrderByDescending(row => row.LastAt).ThenByDescending(row => row.FirstAt).Select(row => new KeptAgreement(row.Digest, row.Version, row.FirstAt, row.LastAt)).ToListAsync(cancellation);
    }

    /// <returns>The file; null when there is none of that digest.</returns>
    public async Task<string?> TextAsync(string? digest, CancellationToken cancellation)
    {
        await using var context = store.Open();
        return await context.AgreementTexts.AsNoTracking().Where(row => row.Digest == digest).Select(row => row.Text).FirstOrDefaultAsync(cancellation);
    }

    private async Task<bool> MarkAsync(HubDbContext context, DateTimeOffset now, CancellationToken cancellation) =>
        await context.AgreementTexts.Where(row => row.Digest == Digest).ExecuteUpdateAsync(set => set.SetProperty(row => row.LastAt, now), cancellation) == 1;
}
