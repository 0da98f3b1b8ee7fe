using MimeKit;

namespace SafeguardingHub.Mailing;

/// <summary>Where mail is handed over. Not for use by two threads at once.</summary>
public interface IMailDrop
{
    /// <summary>Hands over one mail. Never throws for what a server does.</summary>
    Task<DropResult> SendAsync(MimeMessage message, CancellationToken cancellation);

    /// <summary>There is nothing more to hand over for now.</summary>
    Task LeaveAsync();
}

/// <summary>What became of one attempt.</summary>
/// <param name="Code">Short and permanent, for the timeline; never what the server said. Null when it was taken over.</param>
public sealed record DropResult(DropOutcome Outcome, string? Code)
{
    public static readonly DropResult Taken = new(DropOutcome.Taken, null);
}

public enum DropOutcome
{
    /// <summary>It is the server's now.</summary>
    Taken,
    /// <summary>Nothing is wrong with the mail: the server is away, or does not take anything from the hub.</summary>
    Away,
    /// <summary>The mailbox does not take it at the moment.</summary>
    Deferred,
    /// <summary>The mailbox will not take it.</summary>
    Refused,
}
