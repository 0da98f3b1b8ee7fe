using SafeguardingHub.Audit;
using SafeguardingHub.Persistence;
using SafeguardingHub.Receiving;

namespace SafeguardingHub.Recording;

internal static class AuditOfMessages
{
    public static void AppendTo(this AuditChain chain, NewRows rows, DateTimeOffset now, Received received, string action, string subject) =>
        chain.AppendTo(rows, now, received.Delivered.Sender?.ToString() ?? "unknown", action, subject, received.Delivered.Channel);

    public static void AppendTo(this AuditChain chain, NewRows rows, DateTimeOffset now, string actor, string action, string subject, string detail) =>
        rows.Add(chain.Append(now, actor, action, subject, detail));
}
