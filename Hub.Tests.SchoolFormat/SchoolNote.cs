using System.Text;
using SafeguardingHub.Adapters;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Tests.SchoolFormat;

/// <summary>The lines of a note. Whatever is asked for counts as read; the rest is not carried.</summary>
internal sealed class SchoolNote
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly List<(string Word, string Value)> lines;
    private readonly HashSet<int> read = [];

    private SchoolNote(List<(string Word, string Value)> lines) => this.lines = lines;

    /// <summary>Line numbers, counted from 1, of what no field holds.</summary>
    public IReadOnlyList<string> NotCarried => [.. Enumerable.Range(0, lines.Count).Where(line => !read.Contains(line)).Select(PointerTo)];

    /// <returns>Why it is not a note; null when it is one.</returns>
    public static MessageProblem? Read(ReadOnlySpan<byte> body, out SchoolNote note)
    {
        note = new SchoolNote([]);
        if (body.IsEmpty)
        {
            return Problems.Empty.Whole();
        }

        string text;
        try
        {
            text = Strict.GetString(body);
        }
        catch (DecoderFallbackException)
        {
            return Problems.WrongEncoding.Whole();
        }

        var written = text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
        var withoutWord = Array.FindIndex(written, line => !line.Contains(':', StringComparison.Ordinal));
        if (withoutWord >= 0)
        {
            return Problems.NotWellFormed.At(PointerTo(withoutWord));
        }

        note = new SchoolNote([.. written.Select(line => (line[..line.IndexOf(':', StringComparison.Ordinal)].Trim(), line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim()))]);
        return null;
    }

    /// <summary>The value of a line, and where it stands; null when there is no such line or nothing in it.</summary>
    public (string Value, string Pointer)? this[string word]
    {
        get
        {
            var line = lines.FindIndex(each => string.Equals(each.Word, word, StringComparison.OrdinalIgnoreCase));
            if (line < 0)
            {
                return null;
            }

            read.Add(line);
            return lines[line].Value.Length == 0 ? null : (lines[line].Value, PointerTo(line));
        }
    }

    private static string PointerTo(int line) => $"line {line + 1}";
}
