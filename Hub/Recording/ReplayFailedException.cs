namespace SafeguardingHub.Recording;

/// <summary>A replayed message would be no better off than before: nothing of the replay is kept.</summary>
/// <param name="reason">A code: the fault's fingerprint, problem codes, or that it waits.</param>
public sealed class ReplayFailedException(string reason) : Exception(reason)
{
    /// <summary>It waits behind an earlier dead letter about the same concern.</summary>
    public const string Behind = "waits-behind";

    public string Reason => Message;
}
