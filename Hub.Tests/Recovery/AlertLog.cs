using System.Collections.Concurrent;
using SafeguardingHub.Recovery.Watching;

namespace SafeguardingHub.Tests.Recovery;

/// <summary>Keeps what operators are told.</summary>
internal sealed class AlertLog : IIncidentAlert
{
    private readonly ConcurrentQueue<IncidentAlert> told = new();

    public bool Fails { get; set; }

    public IReadOnlyList<(string Name, string Subject, bool Began)> Told => [.. told.Select(alert => (alert.Name, alert.Subject, alert.Began))];

    public IReadOnlyList<IncidentAlert> All => [.. told];

    public Task SendAsync(IncidentAlert alert, CancellationToken cancellation)
    {
        if (Fails)
        {
            throw new InvalidOperationException("The mail does not go out.");
        }

        told.Enqueue(alert);
        return Task.CompletedTask;
    }
}
