using SafeguardingHub.Persistence.Rows;
using SafeguardingHub.Recovery.Handling;

namespace SafeguardingHub.WebConsole.Operating;

/// <summary>The alert that has waited longest for a human.</summary>
/// <param name="Due">When it has to be acknowledged.</param>
public sealed record OldestAlert(string Reference, string OwedBy, DateTimeOffset ReceivedAt, DateTimeOffset Due);

/// <summary>What was not delivered of one agency, by age. Refused messages are with their senders and do not count.</summary>
/// <param name="Agency">Null: not known.</param>
public sealed record DeadOfAgency(string? Agency, int Hour, int Day, int Older, DateTimeOffset Oldest);

/// <param name="GivenUp">To the mailboxes that fail: refused for good, or for too long.</param>
/// <param name="Failing">Mailboxes that mail does not reach.</param>
public sealed record MailState(int Pending, int GivenUp, IReadOnlyList<MailboxTroubleRow> Failing);

/// <summary>How the hub is, on one page. Nothing that any message said.</summary>
public sealed record OperatorOverview
{
    public required DateTimeOffset At { get; init; }

    /// <summary>Referrals that nobody has acknowledged, and how many of them should have been.</summary>
    public required (int All, int Overdue) Unacknowledged { get; init; }

    public required OldestAlert? Oldest { get; init; }

    public required IReadOnlyList<DeadOfAgency> Dead { get; init; }

    /// <summary>Messages that were refused and that nobody has settled.</summary>
    public required int Refused { get; init; }

    public required (int Pending, DateTimeOffset? Oldest) Outbox { get; init; }

    public required IReadOnlyDictionary<string, DateTimeOffset> Heard { get; init; }

    /// <summary>Null without a broker.</summary>
    public required BrokerReading? Broker { get; init; }

    public required IReadOnlyList<RecoveryIncidentRow> Incidents { get; init; }

    public required MailState Mail { get; init; }

    public required IReadOnlyList<UncollectedLine> Uncollected { get; init; }

    public required int Proposals { get; init; }

    public int DeadCount => Dead.Sum(agency => agency.Hour + agency.Day + agency.Older);
}
