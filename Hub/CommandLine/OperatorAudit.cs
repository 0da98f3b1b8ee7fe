using SafeguardingHub.Audit;
using SafeguardingHub.Persistence;

namespace SafeguardingHub.CommandLine;

/// <summary>What somebody did on the command line, in an audit chain of its own, durable before they see its effect.</summary>
internal static class OperatorAudit
{
    /// <param name="subject">A reference or id; never personal data.</param>
    /// <param name="detail">Why, in the operator's words.</param>
    public static async Task AppendAsync(IHubStore store, string action, string subject, string detail, CancellationToken cancellation)
    {
        using var trail = new AuditTrail(store, TimeProvider.System);
        await trail.AppendAsync($"operator:{Environment.UserName}@{Environment.MachineName}", action, subject, detail, cancellation);
    }
}
