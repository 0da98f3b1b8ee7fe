namespace SafeguardingHub.Recording;

/// <summary>
/// What waits to be recorded, given out in groups of which no two touch the same message, case or child: otherwise one group
/// would hold a transaction open while it waits for another's. For use by several threads.
/// </summary>
internal sealed class WaitingEntries
{
    private readonly Lock gate = new();
    private readonly HashSet<Guid> inWork = [];
    private List<RecordingEntry> waiting = [];

    public void Add(RecordingEntry entry)
    {
        lock (gate)
        {
            waiting.Add(entry);
        }
    }

    /// <summary>In the order in which they came, passing over what touches something in work or something passed over.</summary>
    /// <returns>Empty when nothing can be done now; else to be given back with <see cref="Done"/>.</returns>
    public IReadOnlyList<RecordingEntry> Take(int most)
    {
        lock (gate)
        {
            var (group, left, passedOver) = (new List<RecordingEntry>(most), new List<RecordingEntry>(), new HashSet<Guid>());
            foreach (var entry in waiting)
            {
                if (group.Count < most && !entry.Contended.Any(key => inWork.Contains(key) || passedOver.Contains(key)))
                {
                    group.Add(entry);
                }
                else
                {
                    left.Add(entry);
                    passedOver.UnionWith(entry.Contended);
                }
            }

            waiting = left;
            inWork.UnionWith(group.SelectMany(entry => entry.Contended));
            return group;
        }
    }

    /// <summary>What was passed over for this group's sake can be taken now.</summary>
    public void Done(IReadOnlyList<RecordingEntry> group)
    {
        lock (gate)
        {
            inWork.ExceptWith(group.SelectMany(entry => entry.Contended));
        }
    }

    public bool IsEmpty
    {
        get
        {
            lock (gate)
            {
                return waiting.Count == 0;
            }
        }
    }
}
