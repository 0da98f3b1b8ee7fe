namespace SafeguardingHub.Agreements;

/// <summary>A stretch of time for which there was a reason to wait.</summary>
/// <param name="Until">Null as long as the reason holds.</param>
public sealed record Pause(PauseReason Reason, DateTimeOffset From, DateTimeOffset? Until);
