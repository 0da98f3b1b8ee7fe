using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SafeguardingHub.Persistence;
using SafeguardingHub.Recording;
using SafeguardingHub.Security;

namespace SafeguardingHub.Simulation;

/// <summary>No case is closed because a child did not engage, nor by anything but somebody who asked for it: looked up in what is kept of every referral, as it is written.</summary>
internal static class CloseCheck
{
    public const string Name = "case closed for non-engagement";

    private static readonly string[] NonEngagement = ["non-engagement", "not-said"];

    public static async Task<Invariant> OfAsync(IHubStore store, KeyRing keys, CancellationToken cancellation)
    {
        await using var context = store.Open();
        var (looked, broken) = (await context.Referrals.CountAsync(cancellation), 0);
        foreach (var row in await context.Referrals.AsNoTracking().Where(row => row.ClosedAt != null || row.CloseNoticeDue != null).ToListAsync(cancellation))
        {
            var key = keys.Unwrap(await context.DataKeys.AsNoTracking().FirstAsync(each => each.Id == row.ConcernId, cancellation));
            using var kept = row.SealedState is { } state ? JsonDocument.Parse(key.Open(state, new SealedPlace("referrals", row.Id, "state"))) : null;
            broken += ReasonIn(kept) is { } reason && !NonEngagement.Contains(reason) ? 0 : 1;
        }

        return new Invariant(Name, looked, broken);
    }

    private static string? ReasonIn(JsonDocument? kept) =>
        kept?.RootElement.TryGetProperty("closing", out var closing) == true && closing.ValueKind == JsonValueKind.Object && closing.TryGetProperty("reason", out var reason) ? reason.GetString() : null;
}
