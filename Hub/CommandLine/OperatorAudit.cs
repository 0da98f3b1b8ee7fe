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
        var now = TimeProvider.System.GetUtcNow();
        await using var context = store.Open();
        await using var transaction = await store.BeginWriteAsync(context, cancellation);
        context.Audit.Add(new AuditChain(Guid.CreateVersion7(now)).Append(now, $"operator:{Environment.UserName}@{Environment.MachineName}", action, subject, detail));
        await context.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }
}
