namespace SafeguardingHub.Recovery.Watching;

/// <summary>Something operators have to know of. Without personal data: it may go by mail.</summary>
/// <param name="Name">Permanent; each has a section of its own in the operators' runbook.</param>
/// <param name="Subject">A queue, an agency or a group; empty for the hub as a whole.</param>
/// <param name="Began">True when it begins, false when it is over.</param>
/// <param name="Fix">What to do.</param>
public sealed record IncidentAlert(string Name, string Subject, bool Began, string Detail, string Fix, DateTimeOffset At);

/// <summary>The way to operators, such as mail. Told once when something begins and once when it ends.</summary>
public interface IIncidentAlert
{
    /// <exception cref="Exception">It did not get through; it is told again at the next look.</exception>
    Task SendAsync(IncidentAlert alert, CancellationToken cancellation);
}

/// <summary>Into the log, where nothing else is set up.</summary>
public sealed partial class LoggedIncidentAlert(ILogger<LoggedIncidentAlert> log) : IIncidentAlert
{
    public Task SendAsync(IncidentAlert alert, CancellationToken cancellation)
    {
        if (alert.Began)
        {
            Began(log, alert.Name, alert.Subject, alert.Detail, alert.Fix);
        }
        else
        {
            Ended(log, alert.Name, alert.Subject);
        }

        return Task.CompletedTask;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Incident {Name} {Subject} began: {Detail} Fix: {Fix}")]
    private static partial void Began(ILogger log, string name, string subject, string detail, string fix);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Incident {Name} {Subject} is over")]
    private static partial void Ended(ILogger log, string name, string subject);
}
