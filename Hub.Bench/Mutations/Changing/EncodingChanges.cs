using System.Text;

namespace SafeguardingHub.Bench.Mutations.Changing;

internal sealed record EncodingChange(string Name, Func<byte[], byte[]> Apply);

/// <summary>The same text in other bytes, with and without the mark that says so.</summary>
internal static class EncodingChanges
{
    public static IReadOnlyList<EncodingChange> All { get; } =
    [
        new("utf-8 mark", body => [0xEF, 0xBB, 0xBF, .. body]),
        new("utf-8 mark twice", body => [0xEF, 0xBB, 0xBF, 0xEF, 0xBB, 0xBF, .. body]),
        new("utf-16 mark only", body => [0xFF, 0xFE, .. body]),
        .. from encoding in new[] { Encoding.Unicode, Encoding.BigEndianUnicode, Encoding.UTF32, Encoding.Latin1 }
           from marked in new[] { true, false }
           from declared in new[] { true, false }
           select new EncodingChange($"{encoding.WebName}{(marked ? " marked" : "")}{(declared ? " declared" : "")}", body => Rewritten(body, encoding, marked, declared)),
    ];

    private static byte[] Rewritten(byte[] body, Encoding encoding, bool marked, bool declared)
    {
        var text = Encoding.UTF8.GetString(body);
        var named = declared ? text.Replace("encoding=\"utf-8\"", $"encoding=\"{encoding.WebName}\"", StringComparison.OrdinalIgnoreCase) : text;
        return [.. marked ? encoding.Preamble : [], .. encoding.GetBytes(named)];
    }
}
