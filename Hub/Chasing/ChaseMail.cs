using SafeguardingHub.Persistence;
using SafeguardingHub.Persistence.Rows;
using SafeguardingHub.Recording;

namespace SafeguardingHub.Chasing;

/// <summary>A chase as a mail to a role's mailbox, as rows of the transaction that decided it: references and times, nothing of what the concern says.</summary>
internal static class ChaseMail
{
    /// <summary>One mail for a notice, whatever it holds, to the mailbox that the ladder chose at this hour.</summary>
    public static void Write(ChaseNotice notice, IReadOnlyDictionary<Guid, OwedInConcern> found, NewRows rows, DateTimeOffset now)
    {
        var addressee = notice.Addressee;
        var id = Answers.IdOf(notice.Lines[0].Obligation, $"mail {notice.To} {string.Join(' ', notice.Lines.Select(line => $"{line.Obligation:N}/{line.Step}"))}");
        rows.Add(new MailRow
        {
            Id = id,
            Kind = notice.IsDigest ? MailKinds.Digest : MailKinds.Chase,
            Mailbox = addressee.Mailbox,
            Agency = addressee.Agency?.ToString(),
            Role = addressee.Role,
            CoversFor = addressee.CoversFor,
            Urgent = notice.Urgent,
            CreatedAt = now,
            NextAttemptAt = now,
        });
        foreach (var (place, line) in notice.Lines.Index())
        {
            var owed = found[line.Obligation];
            rows.Add(new MailLineRow
            {
                MailId = id,
                Place = place,
                ConcernId = owed.Row.ConcernId,
                ObligationId = owed.Row.Id,
                Reference = owed.Concern.Row.Reference,
                Obligation = line.Name,
                Asked = line.What,
                Due = owed.Row.Due,
                ActBy = owed.Row.NextChaseAt,
            });
        }
    }
}
