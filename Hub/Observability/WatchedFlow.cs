using System.Diagnostics;
using SafeguardingHub.Persistence.Rows;
using SafeguardingHub.Receiving;
using SafeguardingHub.Recording;

namespace SafeguardingHub.Observability;

/// <summary>Counts and traces what the flow does with a delivery, beside the flow and not in it.</summary>
public sealed class WatchedFlow(HubMetrics metrics, TimeProvider time)
{
    /// <summary>Stands for a sender or kind that the hub does not know: labels are never what somebody sent.</summary>
    private const string Unknown = "unknown";

    public async Task<Acceptance> WatchAsync(Received received, Func<Task<Acceptance>> record)
    {
        var (agency, kind, channel) = (received.Sender?.Id.ToString() ?? Unknown, received.Kind?.ToString().ToLowerInvariant() ?? Unknown, received.Delivered.Channel);
        using var span = new WorkSpan("process", $"hub.in.{received.Sender?.Kind ?? Unknown}{(received.Delivered.Urgent ? ".urgent" : "")}", ActivityKind.Consumer);
        var began = time.GetTimestamp();
        try
        {
            var acceptance = await record();
            span.Tell("agency", agency);
            span.Tell("message_type", kind);
            span.Tell("outcome", acceptance.Outcome.Word());
            metrics.Processed(channel, agency, kind, acceptance.Outcome.Word(), acceptance.Repeated, acceptance.Problems.Select(problem => problem.Code).Distinct(), time.GetElapsedTime(began));
            foreach (var told in acceptance.Decision?.Agencies.Where(each => each.Sent) ?? [])
            {
                metrics.Routed(told.Agency.ToString(), acceptance.Decision!.Risk.ToString());
            }

            return acceptance;
        }
        catch (Exception failure)
        {
            span.Failed(failure);
            throw;
        }
    }
}
