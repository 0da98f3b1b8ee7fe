namespace SafeguardingHub.Security;

/// <summary>Tells when a file was written anew, looking at its time at most once a second. For use by several threads.</summary>
internal sealed class ChangedFile
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly string path;
    private readonly TimeProvider time;
    private long lookedAt;
    private long seen;

    /// <param name="path">Read by the caller after this is made: what is written later counts as a change.</param>
    public ChangedFile(string path, TimeProvider time)
    {
        (this.path, this.time) = (path, time);
        (lookedAt, seen) = (time.GetTimestamp(), Written());
    }

    /// <summary>True once for every change.</summary>
    public bool HasChanged()
    {
        var last = Volatile.Read(ref lookedAt);
        var now = time.GetTimestamp();
        if (time.GetElapsedTime(last, now) < Interval || Interlocked.CompareExchange(ref lookedAt, now, last) != last)
        {
            return false;
        }

        var written = Written();
        return Interlocked.Exchange(ref seen, written) != written;
    }

    private long Written() => File.GetLastWriteTimeUtc(path).Ticks;
}
