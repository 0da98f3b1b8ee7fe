using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Agreements;

/// <summary>A role that is asked.</summary>
/// <param name="Agency">Null: of the partnership itself.</param>
/// <param name="CoversFor">The role that it stands in for, because nobody is there; null: it is itself the one to be asked.</param>
public sealed record Addressee(AgencyId? Agency, string Role, string Mailbox, string? Phone, string? CoversFor)
{
    /// <summary>As the timeline names it.</summary>
    public string InWords => $"{Role} of {Agency?.ToString() ?? "the partnership"}{(CoversFor is { } role ? $", covering for {role}" : "")}";
}

/// <param name="Agency">Null: the partnership.</param>
/// <param name="Clocked">By whose calendar the time runs.</param>
internal sealed record AskedAgency(Agency? Agency, Agency Clocked);

/// <summary>Who has which role at which hour.</summary>
internal static class Addressees
{
    private const string DutyInbox = "duty-inbox";

    /// <exception cref="InvalidOperationException">Neither side is in the agreement any more.</exception>
    public static IReadOnlyList<AskedAgency> Of(LadderStage stage, Unanswered unanswered, Agreement agreement)
    {
        var referrer = agreement.Find(unanswered.Referrer);
        var recipient = agreement.Find(unanswered.Recipient);
        var clocked = recipient ?? referrer ?? throw new InvalidOperationException("Neither the referrer nor the recipient is in the agreement.");
        Agency?[] sides = stage.Side switch
        {
            LadderSide.Referrer => [referrer],
            LadderSide.Recipient => [recipient],
            LadderSide.Both => [referrer, recipient],
            _ => [],
        };
        List<AskedAgency> asked = [.. sides.OfType<Agency>().DistinctBy(agency => agency.Id).Select(agency => new AskedAgency(agency, agency))];
        return asked.Count > 0 ? asked : [new AskedAgency(null, clocked)];
    }

    /// <summary>Where an agency is closed at that hour its cover is asked; one that has left the agreement is asked for at the top of the ladder.</summary>
    public static IReadOnlyList<Addressee> At(DateTimeOffset at, LadderStage stage, IReadOnlyList<AskedAgency> asked, Unanswered unanswered, Agreement agreement) =>
        [.. asked.Select(each => each.Agency is { } agency ? InAgency(agency, RoleAt(stage, agency, unanswered), at, agreement) : InPartnership(stage, agreement))];

    /// <summary>The role that owes it, wherever the ladder has the recipient's duty inbox.</summary>
    private static string RoleAt(LadderStage stage, Agency agency, Unanswered unanswered) =>
        stage.Role == DutyInbox && agency.Id == unanswered.Recipient && agency.Contacts.FirstOrDefault(contact => contact.Role == unanswered.Role) is { } owing ? owing.Role : stage.Role;

    private static Addressee InAgency(Agency agency, string role, DateTimeOffset at, Agreement agreement)
    {
        var contact = agency.Contacts.First(contact => contact.Role == role);
        return agreement.CalendarOf(agency).IsOpen(at) ? Of(contact, agency.Id, coversFor: null)
            : Of(agency.Contacts.First(cover => cover.Role == contact.Cover), agency.Id, contact.Role);
    }

    private static Addressee InPartnership(LadderStage stage, Agreement agreement)
    {
        var role = stage.Side == LadderSide.Partnership ? stage.Role : agreement.Ladder.Last(each => each.Side == LadderSide.Partnership).Role;
        return Of(agreement.Contacts.First(contact => contact.Role == role), agency: null, coversFor: null);
    }

    private static Addressee Of(RoleContact contact, AgencyId? agency, string? coversFor) => new(agency, contact.Role, contact.Mailbox, contact.Phone, coversFor);
}
