using System.Buffers;

namespace SafeguardingHub.Receiving;

/// <summary>Counts brackets outside strings.</summary>
internal static class JsonScan
{
    private static readonly SearchValues<byte> Marks = SearchValues.Create("{}[]\""u8);

    public static bool IsDeeperThan(int deepest, ReadOnlySpan<byte> signs)
    {
        var depth = 0;
        while (signs.IndexOfAny(Marks) is >= 0 and var at)
        {
            var mark = signs[at];
            signs = signs[(at + 1)..];
            if (mark == '"')
            {
                signs = AfterString(signs);
            }
            else if (mark is (byte)'{' or (byte)'[')
            {
                depth++;
                if (depth > deepest)
                {
                    return true;
                }
            }
            else
            {
                depth--;
            }
        }

        return false;
    }

    private static ReadOnlySpan<byte> AfterString(ReadOnlySpan<byte> signs)
    {
        while (signs.IndexOfAny((byte)'"', (byte)'\\') is >= 0 and var at)
        {
            if (signs[at] == '"')
            {
                return signs[(at + 1)..];
            }

            signs = signs[Math.Min(at + 2, signs.Length)..];
        }

        return [];
    }
}
