namespace SafeguardingHub.Recovery.Watching;

/// <summary>Deadlines are counted by this machine's clock: how far it is from another's.</summary>
public static class ClockSkew
{
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(5);

    /// <param name="other">Whose clock, such as <c>store</c>.</param>
    /// <param name="theirs">What it said.</param>
    /// <param name="before">Ours just before it was asked.</param>
    /// <param name="after">Ours just after it answered: the answer may be from any moment between.</param>
    /// <param name="precision">How finely it tells the time.</param>
    public static Observation Of(string other, DateTimeOffset theirs, DateTimeOffset before, DateTimeOffset after, TimeSpan precision)
    {
        var skew = theirs + precision < before ? before - theirs - precision : theirs > after ? theirs - after : TimeSpan.Zero;
        return new Observation(
            IncidentNames.ClockSkew, other, skew > Most ? Look.Bad : skew > Most / 2 ? Look.Between : Look.Good,
            $"The clocks of the hub and of the {other} are {skew.TotalSeconds:0} seconds apart.", "Let a time service (chrony, systemd-timesyncd) run on both machines.");
    }
}
