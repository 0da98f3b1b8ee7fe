using SafeguardingHub.Agreements;

namespace SafeguardingHub.Chasing;

/// <summary>A length of time that answering and chasing need, with what holds when the agreement has no clock of that name.</summary>
/// <param name="Name">Permanent; an agreement that has a clock of this name overrules <paramref name="Otherwise"/>.</param>
/// <param name="Otherwise">Written out, such as <c>5 working days</c>.</param>
public sealed record ProcessClock(string Name, string Otherwise, string Source, IReadOnlyList<PauseReason> PausedBy)
{
    public ProcessClock(string name, string otherwise, string source)
        : this(name, otherwise, source, [])
    {
    }

    /// <summary>The clock under an agreement.</summary>
    public Clock Under(Agreement agreement) => agreement.Clocks.FirstOrDefault(clock => clock.Name == Name) ?? Default();

    private Clock Default() => Clock.TryParse(Otherwise, out var clock)
        ? clock with { Name = Name, PausedBy = PausedBy, Source = Source }
        : throw new InvalidOperationException($"The clock '{Name}' cannot be read.");
}
