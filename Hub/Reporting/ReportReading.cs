using Microsoft.EntityFrameworkCore;
using SafeguardingHub.Agreements;
using SafeguardingHub.Chasing;
using SafeguardingHub.Persistence;
using SafeguardingHub.Persistence.Rows;
using SafeguardingHub.Recording;
using SafeguardingHub.Routing;
using SafeguardingHub.Schemas.Canonical;
using SafeguardingHub.Security;

namespace SafeguardingHub.Reporting;

/// <summary>Opens each concern in memory, keeps what the report counts, and forgets the rest.</summary>
internal sealed class ReportReading(IHubStore store, KeyRing keys, Agreement agreement)
{
    private const int AtOnce = 200;
    private const string DeclinedAction = "answered-declined";

    public async Task<IReadOnlyList<ReportedChild>> ReadAsync(CancellationToken cancellation)
    {
        await using var context = store.Open();
        var ids = await context.Concerns.OrderBy(row => row.RecordedAt).Select(row => row.Id).ToListAsync(cancellation);
        var children = new List<ReportedChild>();
        foreach (var some in ids.Chunk(AtOnce))
        {
            var concerns = await context.Concerns.AsNoTracking().Where(row => some.Contains(row.Id)).ToListAsync(cancellation);
            var wrapped = await context.DataKeys.AsNoTracking().Where(row => some.Contains(row.Id)).ToDictionaryAsync(row => row.Id, cancellation);
            var referrals = (await context.Referrals.AsNoTracking().Where(row => some.Contains(row.ConcernId)).ToListAsync(cancellation)).ToLookup(row => row.ConcernId);
            var references = concerns.Select(row => row.Reference).ToList();
            var declined = (await context.Audit.Where(row => row.Action == DeclinedAction && references.Contains(row.Subject)).Select(row => new { row.Subject, row.Actor }).ToListAsync(cancellation))
                .Select(row => (row.Subject, row.Actor)).ToHashSet();
            // A concern whose key was erased has nothing to say any more.
            children.AddRange(concerns.Where(row => wrapped.ContainsKey(row.Id)).SelectMany(row => In(row, wrapped[row.Id], [.. referrals[row.Id]], declined)));
        }

        return children;
    }

    private IEnumerable<ReportedChild> In(ConcernRow row, DataKeyRow wrapped, IReadOnlyList<ReferralRow> referrals, HashSet<(string, string)> declined)
    {
        var concern = keys.Unwrap(wrapped).Open(row.SealedContent, CanonicalJson.Default.Concern, SealedJson.Content(row.Id));
        var day = DateOnly.FromDateTime(row.RecordedAt.UtcDateTime);
        var told = referrals.Select(referral => new ReportedReferral(
            AgencyId.Parse(referral.Recipient).Kind, referral.AcknowledgedAt - referral.RecordedAt, declined.Contains((row.Reference, referral.Recipient)))).ToList();
        var alone = IsPoliceAlone(AgencyId.Parse(row.RaisedBy).Kind, told);
        return concern.Children.Select(child => new ReportedChild(
            child.Sex, child.Ethnicity, child.AgeOn(day), ExploitedSuspect.Of(child, concern, Nation.England, day, agreement).MayBeExploited, alone, told));
    }

    /// <summary>Social care that raised it has it too; any other agency that raised it has only passed it on.</summary>
    private static bool IsPoliceAlone(string raisedBy, IReadOnlyList<ReportedReferral> told) =>
        raisedBy != AgencyKinds.SocialCare && told.All(referral => referral.Kind == AgencyKinds.Police) && (told.Count > 0 || raisedBy == AgencyKinds.Police);
}
