using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Json;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.Reading;

/// <summary>
/// A JSON message that remembers which of its values were read, what was wrong with them and every code as it was written.
/// Places are kept as byte offsets and become pointers only at the end, so that a message without faults costs no text.
/// Not safe for several threads; dispose it to give its buffers back.
/// </summary>
internal sealed class JsonSource : IDisposable
{
    private readonly ReadOnlyMemory<byte> body;
    private readonly JsonDocument document;
    private readonly ulong[] read;
    private readonly List<FoundProblem> problems = [];
    private readonly List<OriginalCode> originalCodes = [];

    internal JsonSource(ReadOnlyMemory<byte> body, JsonDocument document, bool hasSurrogateEscapes)
    {
        this.body = body;
        this.document = document;
        HasSurrogateEscapes = hasSurrogateEscapes;
        read = ArrayPool<ulong>.Shared.Rent((body.Length / 64) + 1);
        Array.Clear(read);
    }

    /// <summary>The whole message.</summary>
    public JsonCursor Root => new(this, document.RootElement);

    /// <summary>Every code read so far, in the order of reading, unknown ones too.</summary>
    public IReadOnlyList<OriginalCode> OriginalCodes => originalCodes;

    /// <summary>Whether a string may hold half a surrogate pair, which the framework's reader throws for.</summary>
    internal bool HasSurrogateEscapes { get; }

    internal JsonElement RootElement => document.RootElement;

    /// <summary>Opens the bytes, or says every reason why they cannot be read.</summary>
    public static JsonSource? Open(ReadOnlyMemory<byte> bytes, out IReadOnlyList<MessageProblem> reasons) => JsonOpening.Open(bytes, out reasons);

    /// <summary>Everything found, in the order of the message, and a pointer to each value or whole subtree that nobody read.</summary>
    public JsonAccount Account() => new JsonAccounting(this, problems).Account();

    public void Keep(OriginalCode code) => originalCodes.Add(code);

    public void Dispose()
    {
        ArrayPool<ulong>.Shared.Return(read);
        document.Dispose();
    }

    internal void Report(JsonElement element, ProblemKind kind, string? missing = null) =>
        problems.Add(new FoundProblem(Place(element).Offset, problems.Count, kind, missing));

    internal void MarkRead(JsonElement element)
    {
        var offset = Place(element).Offset;
        read[offset >> 6] |= 1UL << (offset & 63);
    }

    internal void MarkUnread(JsonElement element)
    {
        var offset = Place(element).Offset;
        read[offset >> 6] &= ~(1UL << (offset & 63));
    }

    internal bool WasRead(int offset) => (read[offset >> 6] & (1UL << (offset & 63))) != 0;

    internal bool AnythingReadIn(int from, int until)
    {
        for (var offset = from; offset < until;)
        {
            if ((offset & 63) == 0 && until - offset >= 64 && read[offset >> 6] == 0)
            {
                offset += 64;
            }
            else if (WasRead(offset))
            {
                return true;
            }
            else
            {
                offset++;
            }
        }

        return false;
    }

    /// <summary>Where an element stands in the bytes.</summary>
    internal (int Offset, int Length) Place(JsonElement element)
    {
        var raw = JsonMarshal.GetRawUtf8Value(element);
        body.Span.Overlaps(raw, out var offset);
        return (offset, raw.Length);
    }

    /// <param name="Order">Keeps problems of one place in the order they were found.</param>
    /// <param name="Missing">The path below the place, when the fault is that something is not there.</param>
    internal readonly record struct FoundProblem(int Offset, int Order, ProblemKind Kind, string? Missing);
}

/// <summary>What reading a message came to.</summary>
internal sealed record JsonAccount(IReadOnlyList<MessageProblem> Problems, IReadOnlyList<string> NotCarried);
