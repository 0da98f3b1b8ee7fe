using SafeguardingHub.Persistence;
using SafeguardingHub.Persistence.Rows;

namespace SafeguardingHub.WebConsole.Reading;

/// <summary>
/// The boundary round an agency: the concerns that it raised, was sent, was offered, holds or owes something for. Every look at a concern
/// begins here, so that another agency's is not hidden but not found.
/// </summary>
internal static class Parties
{
    public static IQueryable<ConcernRow> ConcernsOf(this HubDbContext context, string agency)
    {
        var spaced = $" {agency} ";
        return context.Concerns.Where(concern => concern.RaisedBy == agency
            || context.Referrals.Any(referral => referral.ConcernId == concern.Id && (referral.Recipient == agency || referral.Holder == agency || (" " + referral.OfferedTo + " ").Contains(spaced)))
            || context.Obligations.Any(owed => owed.ConcernId == concern.Id && owed.OwedBy == agency));
    }
}
