using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using SafeguardingHub.Persistence;
using SafeguardingHub.Persistence.Rows;
using SafeguardingHub.Security;

namespace SafeguardingHub.Recording;

/// <summary>
/// A key that seals nothing and is in every store, so that a hub sees before its first message whether its key file is the one
/// that the store was written with. With another, neither could read what the other recorded, nor see that a message repeats.
/// </summary>
public static class StoreKey
{
    private static readonly Guid Id = new("5afe0000-0000-7000-8000-000000000001");

    /// <exception cref="ConfigurationFaultException">The store was written with another key file.</exception>
    public static async Task CheckAsync(IHubStore store, KeyRing ring, CancellationToken cancellation)
    {
        await using var context = store.Open();
        var known = await KnownAsync(context, cancellation);
        if (known is null)
        {
            try
            {
                context.DataKeys.Add(ring.Wrapped(DataKey.Create(Id)));
                await context.SaveChangesAsync(cancellation);
            }
            catch (DbUpdateException raced) when (store.IsUniqueViolation(raced))
            {
                // Another instance started at the same moment; it may have another key file.
                context.ChangeTracker.Clear();
                known = await KnownAsync(context, cancellation);
            }
        }

        if (known is not null && !Opens(known, ring))
        {
            throw new ConfigurationFaultException([
                "The key file is not the one that the store was written with: nothing in the store could be read, and no repeated message would be seen as one. "
                + "Give every instance the same keys.json (in the folder that --data or Hub:Data names), or use another store."]);
        }
    }

    /// <summary>The oldest, of a store that was written before there was this key.</summary>
    private static Task<DataKeyRow?> KnownAsync(HubDbContext context, CancellationToken cancellation) =>
        context.DataKeys.AsNoTracking().OrderByDescending(row => row.Id == Id).ThenBy(row => row.Id).FirstOrDefaultAsync(cancellation);

    private static bool Opens(DataKeyRow row, KeyRing ring)
    {
        try
        {
            ring.Unwrap(row);
            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}
