using NodaTime;
using SafeguardingHub.Agreements;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.CommandLine;

/// <summary>The clock that somebody asks about: of the agreement, or written out.</summary>
internal sealed record AskedClock(string Name, Agency Owes, DateTimeOffset Start, RiskLevel? Risk, Rating? Rating)
{
    /// <summary>Null: there is one of that name, and it sets no limit in this case.</summary>
    /// <exception cref="ConfigurationFaultException">There is none, and it is not a length of time either.</exception>
    public Clock? Find(Agreement agreement)
    {
        if (!agreement.HasClock(Name))
        {
            return Clock.TryParse(Name, out var written) ? written : throw new ConfigurationFaultException(
                [$"The agreement has no clock '{Name}', and it is no length of time such as \"4 working hours\". hub clocks list names them all."]);
        }

        var day = Instant.FromDateTimeOffset(Start).InZone(ReceiverCalendar.Zone).Date.ToDateOnly();
        return ClockChoice.Of(agreement, new ClockQuestion(Name, Owes.Nation, day, Risk, Rating) { Agency = Owes.Id });
    }
}
