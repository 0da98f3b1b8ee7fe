using System.Text.RegularExpressions;
using MassTransit;
using SafeguardingHub.Intake;
using SafeguardingHub.Persistence.Rows;
using SafeguardingHub.Topology;

namespace SafeguardingHub.Recovery.Collecting;

/// <summary>What can be said of a collected message without reading its body: where it was for, what went wrong, whose it is. Nothing of it is personal.</summary>
public sealed partial record Diagnosis
{
    private const string AgencyQueues = "agency.";
    private const string Unknown = "unknown";

    public required DeadLetterSource Source { get; init; }

    /// <summary>The queue that it was for.</summary>
    public required string Queue { get; init; }

    public required string Code { get; init; }

    public required string ExceptionType { get; init; }

    public required string Frame { get; init; }

    public required string? Agency { get; init; }

    public required string Kind { get; init; }

    public required bool Urgent { get; init; }

    public string Fingerprint => $"{Queue} {Code}{(ExceptionType.Length == 0 ? "" : $"/{ExceptionType}/{Frame}")}";

    public static Diagnosis Of(Collected collected)
    {
        var death = collected.Deaths.Count > 0 ? collected.Deaths[0] : null;
        var (source, queue, code) = collected.FoundIn switch
        {
            var name when name.EndsWith(HubNames.ErrorEnding, StringComparison.Ordinal) => (DeadLetterSource.Error, name[..^HubNames.ErrorEnding.Length], "error"),
            var name when name.EndsWith(HubNames.SkippedEnding, StringComparison.Ordinal) => (DeadLetterSource.Skipped, name[..^HubNames.SkippedEnding.Length], "skipped"),
            _ => (DeadLetterSource.DeadLetterQueue, death is { Queue.Length: > 0 } ? death.Queue : HubNames.Unrouted, Word(death?.Reason)),
        };
        var ours = source == DeadLetterSource.Error;
        var facts = new Diagnosis
        {
            Source = source,
            Queue = queue,
            Code = code,
            ExceptionType = ours ? TypeOf(Header(collected, MessageHeaders.FaultExceptionType)) : "",
            Frame = ours ? FrameOf(Header(collected, MessageHeaders.FaultStackTrace)) : "",
            Agency = null,
            Kind = Unknown,
            Urgent = false,
        };
        if (queue.StartsWith(AgencyQueues, StringComparison.Ordinal))
        {
            return facts with { Agency = queue[AgencyQueues.Length..], Kind = Word(collected.Properties.Type) };
        }

        var key = DeliveredKey.Parse(death is { RoutingKey.Length: > 0 } ? death.RoutingKey : collected.Properties.RoutingKey);
        return facts with { Agency = key.Sender?.ToString(), Kind = HubNames.Messages.Contains(key.Message) ? key.Message : Unknown, Urgent = key.Urgent };
    }

    private static string Header(Collected collected, string name) => collected.Properties.Headers.GetValueOrDefault(name) ?? "";

    /// <summary>The name without its namespace; what does not look like a type's name is not repeated.</summary>
    private static string TypeOf(string written) => TypeName().Match(written) is { Success: true } match ? match.Groups["name"].Value : Unknown;

    private static string FrameOf(string stack) => OwnFrame().Match(stack) is { Success: true } match ? match.Groups["frame"].Value : Unknown;

    /// <summary>Words of the hub's and the broker's own; a sender's text is never taken for one.</summary>
    private static string Word(string? written) => written is not null && PlainWord().IsMatch(written) ? written : Unknown;

    [GeneratedRegex(@"\A[\w.+`]*?(?<name>\w+)\z")]
    private static partial Regex TypeName();

    [GeneratedRegex(@"\bat SafeguardingHub\.(?:\w+\.)*(?<frame>[\w<>+]+\.[\w<>.`|]+)\(")]
    private static partial Regex OwnFrame();

    [GeneratedRegex(@"\A[a-z_-]{1,30}\z")]
    private static partial Regex PlainWord();
}
