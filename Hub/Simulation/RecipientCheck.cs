using SafeguardingHub.Agreements;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Simulation;

/// <summary>Whatever goes out goes to an agency, a role or a role's mailbox of the agreement: never to a child or a family.</summary>
internal static class RecipientCheck
{
    public const string Name = "message to a child or family, or to anybody else outside the agreement";

    /// <param name="sentTo">Everybody the transport was asked to reach.</param>
    public static Invariant Of(KeptRows rows, Agreement agreement, IEnumerable<AgencyId> sentTo)
    {
        var agencies = agreement.Agencies.Select(agency => agency.Id.ToString()).ToHashSet();
        var roles = agreement.Agencies.SelectMany(agency => agency.Contacts, (agency, contact) => $"{contact.Role} of {agency.Id}")
            .Concat(agreement.Contacts.Select(contact => $"{contact.Role} of the partnership")).ToHashSet();
        var messages = rows.Recipients.Concat(sentTo.Select(agency => agency.ToString())).ToList();
        var asked = rows.Chases.SelectMany(chases => chases).SelectMany(chase => chase.Asked.Split(" and ", StringSplitOptions.RemoveEmptyEntries)).Select(asked => asked.Split(", covering for ")[0]).ToList();
        var mailboxes = agreement.Agencies.SelectMany(agency => agency.Contacts, (agency, contact) => new KeptMail(contact.Mailbox, agency.Id.ToString(), contact.Role))
            .Concat(agreement.Contacts.Select(contact => new KeptMail(contact.Mailbox, null, contact.Role))).ToHashSet();
        return new Invariant(
            Name,
            messages.Count + asked.Count + rows.Mails.Count,
            messages.Count(recipient => !agencies.Contains(recipient)) + asked.Count(role => !roles.Contains(role)) + rows.Mails.Count(mail => !mailboxes.Contains(mail)));
    }
}
