namespace SafeguardingHub.Recovery.Watching;

/// <summary>How something looks at one moment. Between good and bad nothing begins and nothing ends, so that what wavers alerts once.</summary>
public enum Look { Good, Between, Bad }

/// <param name="Name">As in <see cref="IncidentAlert.Name"/>.</param>
/// <param name="Detail">Without personal data.</param>
public sealed record Observation(string Name, string Subject, Look Look, string Detail, string Fix);

/// <summary>Permanent names of incidents.</summary>
public static class IncidentNames
{
    public const string DeadLetterOld = "dead-letter-old";
    public const string DeadLetterOverdue = "dead-letter-overdue";
    public const string CollectionFailing = "collection-failing";
    public const string AgencyNotReading = "agency-not-reading";
    public const string QueueDeleted = "queue-deleted";
    public const string BrokerDiffers = "broker-differs";
    public const string ClockSkew = "clock-skew";
    public const string ReplayStuck = "replay-stuck";
    public const string AnswerStuck = "answer-stuck";

    public static IReadOnlyList<string> All { get; } = [DeadLetterOld, DeadLetterOverdue, CollectionFailing, AgencyNotReading, QueueDeleted, BrokerDiffers, ClockSkew, ReplayStuck, AnswerStuck];
}

/// <param name="Names">What was looked at: of these, what is not among the observations is well.</param>
public sealed record Watched(IReadOnlyList<string> Names, IReadOnlyList<Observation> Observations);

/// <summary>What begins and what ends.</summary>
/// <param name="End">By name and subject.</param>
public sealed record IncidentChanges(IReadOnlyList<Observation> Begin, IReadOnlyList<(string Name, string Subject)> End)
{
    public static IncidentChanges Of(Watched watched, IReadOnlyCollection<(string Name, string Subject)> open)
    {
        var seen = watched.Observations.ToLookup(each => (each.Name, each.Subject));
        return new IncidentChanges(
            [.. watched.Observations.Where(each => each.Look == Look.Bad && !open.Contains((each.Name, each.Subject))).DistinctBy(each => (each.Name, each.Subject))],
            [.. open.Where(each => watched.Names.Contains(each.Name) && seen[each].All(observed => observed.Look == Look.Good))]);
    }
}
