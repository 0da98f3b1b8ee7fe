using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using SafeguardingHub.Audit;
using SafeguardingHub.Observability;
using SafeguardingHub.Persistence;
using SafeguardingHub.Persistence.Rows;
using SafeguardingHub.Recording;

namespace SafeguardingHub.Mailing;

/// <summary>Tells operators by mail: a row for each of their addresses, in the transaction that begins or ends the incident.</summary>
public sealed partial class OperatorAlerts(IHubStore store, MailSettings settings, AuditTrail trail, TimeProvider time) : IOperatorAlert
{
    private const string Operator = "operator";

    public async Task BeginAsync(OperatorIncident incident, CancellationToken cancellation)
    {
        if (!Key().IsMatch(incident.Key) || !Sentence().IsMatch(incident.What) || incident.Count < 1)
        {
            throw new ArgumentException("An incident has a key of small letters and digits, one short sentence, and a count from 1.", nameof(incident));
        }

        var text = $"{incident.What}: {incident.Count}";
        await ChangeAsync(incident.Key, "incident-begun", text, (context, known, now) =>
        {
            if (known is { EndedAt: null })
            {
                return null;
            }

            if (known is null)
            {
                known = new IncidentRow { Key = incident.Key, What = incident.What, Count = incident.Count, BegunAt = now };
                context.Add(known);
            }
            else
            {
                (known.What, known.Count, known.BegunAt, known.EndedAt) = (incident.What, incident.Count, now, null);
            }

            return Mails(known, MailKinds.Alert, text, now);
        }, cancellation);
    }

    public Task EndAsync(string key, CancellationToken cancellation) => ChangeAsync(key, "incident-ended", "", (_, known, now) =>
    {
        if (known is null or { EndedAt: not null })
        {
            return null;
        }

        known.EndedAt = now;
        return Mails(known, MailKinds.AlertOver, known.What, now);
    }, cancellation);

    /// <param name="change">The mails to write; null when operators know already.</param>
    private Task ChangeAsync(string key, string action, string detail, Func<HubDbContext, IncidentRow?, DateTimeOffset, IReadOnlyList<MailRow>?> change, CancellationToken cancellation) =>
        trail.DoAsync("hub", action, key, detail, async (context, stop) =>
        {
            await store.LockAsync(context, [IndexOf(key)], stop);
            var mails = change(context, await context.Incidents.FirstOrDefaultAsync(row => row.Key == key, stop), time.GetUtcNow());
            context.AddRange(mails ?? []);
            return mails is not null;
        }, cancellation);

    private IReadOnlyList<MailRow> Mails(IncidentRow incident, string kind, string text, DateTimeOffset now) =>
    [
        .. settings.Operators.Select(address => new MailRow
        {
            Id = Answers.IdOf(Guid.Empty, $"{kind} {incident.Key} {incident.BegunAt:O} {address.Address}"),
            Kind = kind,
            Mailbox = address.Address,
            Role = Operator,
            Urgent = false,
            Text = text,
            CreatedAt = now,
            NextAttemptAt = now,
        }),
    ];

    private static Guid IndexOf(string key) => new(SHA256.HashData(Encoding.UTF8.GetBytes($"incident {key}")).AsSpan(0, 16));

    [GeneratedRegex("^[a-z0-9][a-z0-9.:-]{0,99}$")]
    private static partial Regex Key();

    [GeneratedRegex(@"^[^\r\n]{1,120}$")]
    private static partial Regex Sentence();
}
