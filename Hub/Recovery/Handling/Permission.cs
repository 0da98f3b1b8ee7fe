using SafeguardingHub.Audit;
using SafeguardingHub.Security;

namespace SafeguardingHub.Recovery.Handling;

/// <summary>Asks whether a person may do something. A no goes into the audit as well as what is done.</summary>
public sealed class Permission(AuditTrail audit)
{
    /// <exception cref="RefusedException">The person may not.</exception>
    public async Task DemandAsync(Operator person, OperatorRights right, string action, string subject, CancellationToken cancellation)
    {
        if (!person.May(right))
        {
            await audit.AppendAsync(ActorOf(person), $"refused-{action}", subject, $"needs the right {right}", cancellation);
            throw new RefusedException(Refused.NotAllowed, $"{person.Name} may not do this: it needs the right '{right}'.");
        }
    }

    public Task NoteAsync(Operator person, string action, string subject, string detail, CancellationToken cancellation) => audit.AppendAsync(ActorOf(person), action, subject, detail, cancellation);

    /// <exception cref="RefusedException">No reason is given.</exception>
    public static string ReasonFrom(string? reason) => string.IsNullOrWhiteSpace(reason)
        ? throw new RefusedException(Refused.NotComplete, "A reason is needed. It goes into the audit: write it without personal data.")
        : reason.Trim();

    /// <summary>As the audit names people.</summary>
    public static string ActorOf(Operator person) => $"operator:{person.Name}";
}
