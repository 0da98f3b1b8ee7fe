using System.Globalization;

namespace SafeguardingHub.Bench.Measuring;

/// <summary>One line of <c>/proc/PID/stat</c>, as proc(5) has it.</summary>
/// <param name="OwnTicks">Processor time in user and in system mode.</param>
/// <param name="EndedChildrenTicks">That of children that have ended.</param>
internal sealed record ProcessStat(int Id, int Parent, string Name, long OwnTicks, long EndedChildrenTicks)
{
    public static IReadOnlyList<ProcessStat> DescendantsOf(int ancestor)
    {
        var byParent = Running().ToLookup(process => process.Parent);
        var found = new List<ProcessStat>(byParent[ancestor]);
        for (var next = 0; next < found.Count; next++)
        {
            found.AddRange(byParent[found[next].Id]);
        }

        return found;
    }

    private static IEnumerable<ProcessStat> Running() =>
        Directory.EnumerateDirectories("/proc").Select(Path.GetFileName).Where(name => int.TryParse(name, out _)).Select(id => Read(id!)).OfType<ProcessStat>();

    private static ProcessStat? Read(string id)
    {
        try
        {
            return Parse(File.ReadAllText($"/proc/{id}/stat"));
        }
        catch (IOException)
        {
            // It ended meanwhile.
            return null;
        }
    }

    // The name stands in brackets and may hold anything, brackets too.
    private static ProcessStat Parse(string line)
    {
        var (open, close) = (line.IndexOf('(', StringComparison.Ordinal), line.LastIndexOf(')'));
        var rest = line[(close + 2)..].Split(' ');
        long Field(int number) => long.Parse(rest[number - 3], CultureInfo.InvariantCulture);
        return new ProcessStat(
            int.Parse(line[..open], CultureInfo.InvariantCulture), (int)Field(4), line[(open + 1)..close], Field(14) + Field(15), Field(16) + Field(17));
    }
}
