using SafeguardingHub.Audit;
using SafeguardingHub.Persistence;
using SafeguardingHub.Receiving;

namespace SafeguardingHub.Recording;

internal static class AuditOfMessages
{
    public static void AppendTo(this AuditChain chain, HubDbContext store, DateTimeOffset now, Received received, string action, string subject) =>
        chain.AppendTo(store, now, received.Delivered.Sender?.ToString() ?? "unknown", action, subject, received.Delivered.Channel);

    public static void AppendTo(this AuditChain chain, HubDbContext store, DateTimeOffset now, string actor, string action, string subject, string detail) =>
        store.Audit.Add(chain.Append(now, actor, action, subject, detail));
}
