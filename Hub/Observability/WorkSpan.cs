using System.Diagnostics;

namespace SafeguardingHub.Observability;

/// <summary>
/// A span named as OpenTelemetry's messaging conventions ask (v1.44.0): operation, then destination. It begins a trace of its
/// own and only points to the one it was called in: a sender's trace state and baggage may say anything.
/// </summary>
public sealed class WorkSpan : IDisposable
{
    private readonly Activity? activity;
    private readonly Activity? around = Activity.Current;

    /// <param name="operation"><c>process</c> or <c>send</c>.</param>
    /// <param name="destination">A queue or an exchange; never anything that a sender chose.</param>
    public WorkSpan(string operation, string destination, ActivityKind kind)
    {
        Activity.Current = null;
        activity = HubMetrics.Spans.StartActivity(kind, links: around is null ? null : [new ActivityLink(new ActivityContext(around.TraceId, around.SpanId, around.ActivityTraceFlags))], name: $"{operation} {destination}");
        activity?.SetTag("messaging.operation.name", operation).SetTag("messaging.operation.type", operation).SetTag("messaging.destination.name", destination);
    }

    /// <param name="name">A tag of the messaging conventions, or one of <c>agency</c>, <c>message_type</c> and <c>outcome</c>.</param>
    public void Tell(string name, object? value) => activity?.SetTag(name, value);

    /// <summary>By its type only: what an exception says may repeat what a message said.</summary>
    public void Failed(Exception failure) => activity?.SetStatus(ActivityStatusCode.Error).SetTag("error.type", failure.GetType().Name);

    public void Dispose()
    {
        activity?.Dispose();
        Activity.Current = around;
    }
}
