namespace SafeguardingHub.Observability;

/// <summary>
/// Tells operators that something needs them, and that it is over. However often the same incident is begun or ended, and by
/// however many instances, they are told once.
/// </summary>
public interface IOperatorAlert
{
    /// <exception cref="ArgumentException">Not a key or not one short sentence.</exception>
    /// <exception cref="Exception">The store is away: report it again.</exception>
    Task BeginAsync(OperatorIncident incident, CancellationToken cancellation);

    /// <summary>Does nothing when there is no such incident.</summary>
    Task EndAsync(string key, CancellationToken cancellation);
}

/// <param name="Key">What it is about, in small letters, digits and <c>. - :</c>, such as <c>dead-letters:translation</c>. Never anything of a message.</param>
/// <param name="What">One short sentence that the program wrote, without personal data, such as "Messages that the hub failed on".</param>
/// <param name="Count">How many when it began; from 1. A later count is not told.</param>
public sealed record OperatorIncident(string Key, string What, int Count);
