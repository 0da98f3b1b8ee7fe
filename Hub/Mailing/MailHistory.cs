using SafeguardingHub.Agreements;
using SafeguardingHub.Audit;
using SafeguardingHub.Persistence;
using SafeguardingHub.Persistence.Rows;

namespace SafeguardingHub.Mailing;

/// <summary>What became of a mail, on the timeline of each concern that it names and in the audit.</summary>
internal static class MailHistory
{
    public static void Tell(NewRows rows, AuditChain audit, StoredMail mail, string happened, string text, DateTimeOffset now)
    {
        foreach (var concern in mail.Concerns)
        {
            rows.Add(new TimelineRow { Id = Guid.CreateVersion7(now), ConcernId = concern, At = now, Event = happened, Agency = mail.Row.Agency, Text = $"Mail to {mail.To} {text}." });
        }

        rows.Add(audit.Append(now, "hub", happened, $"{mail.Row.Id:N}", $"{mail.Row.Mailbox} {string.Join(' ', mail.All.Select(line => line.Reference).Distinct())} {text}"));
    }

    public static string TriedAgain(DropResult result, int attempt, DateTimeOffset next) => $"failed ({result.Code}, attempt {attempt}), tried again {TimeWords.SentenceOf(next)}";
}
