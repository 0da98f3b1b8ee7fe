using System.Security.Cryptography;
using System.Text;

namespace SafeguardingHub.Recovery.Handling;

/// <summary>Dead letters with one cause, as operators read them; nothing that a message said.</summary>
public sealed record DeadLetterGroup
{
    private const int IdLength = 12;

    /// <summary>Short, and the same for the same fingerprint everywhere.</summary>
    public string Id => IdOf(Fingerprint);

    public required string Fingerprint { get; init; }

    public required GroupState State { get; init; }

    /// <summary>Dead still.</summary>
    public required int Count { get; init; }

    /// <summary>Replayed, discarded or delivered since.</summary>
    public required int Settled { get; init; }

    public required DateTimeOffset FirstSeen { get; init; }

    public required DateTimeOffset LastSeen { get; init; }

    /// <summary>Senders, or recipients of what cannot be delivered.</summary>
    public required IReadOnlyList<string> Agencies { get; init; }

    /// <summary>The earliest clock of any that is dead.</summary>
    public DateTimeOffset? Due { get; init; }

    public string? Clock { get; init; }

    public int Urgent { get; init; }

    public string? Owner { get; init; }

    public static string IdOf(string fingerprint) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(fingerprint)))[..IdLength];
}

/// <summary>One dead letter without what it said.</summary>
/// <param name="Clock">Such as <c>this breaches in 3 h</c>.</param>
/// <param name="WaitsBehind">The earlier one about the same concern; null when it waits for none.</param>
public sealed record DeadLetterLine(
    Guid Id, string Source, string Queue, string Code, string? Agency, string Kind, bool Urgent, DateTimeOffset ReceivedAt, DateTimeOffset LastFailedAt, string State, DateTimeOffset? Due, string? DueWhat, string? Clock,
    int Replays, string? LastOutcome, Guid? WaitsBehind, Guid? EditOf);

public sealed record GroupNote(DateTimeOffset At, string Author, string Text);

/// <param name="Outcomes">How many came to what so far.</param>
public sealed record ReplayProgress(Guid Id, string AskedBy, DateTimeOffset AskedAt, string Reason, int Total, int Done, IReadOnlyDictionary<string, int> Outcomes, DateTimeOffset? FinishedAt)
{
    /// <summary>Of the group that was chosen; null for a replay of single messages.</summary>
    public string? Fingerprint { get; init; }
}

public sealed record GroupDetail(DeadLetterGroup Group, IReadOnlyList<DeadLetterLine> Letters, IReadOnlyList<GroupNote> Notes, IReadOnlyList<ReplayProgress> Replays);

/// <param name="ToldAt">When whoever raised the concern was told.</param>
public sealed record UncollectedLine(string Reference, string Agency, string RaisedBy, DateTimeOffset DeliveredAt, DateTimeOffset ToldAt);
