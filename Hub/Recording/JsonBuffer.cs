using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace SafeguardingHub.Recording;

/// <summary>A buffer for each thread to write JSON into that is only looked at and sealed: most of it would be large garbage.</summary>
internal static class JsonBuffer
{
    private const int UsualSize = 16 * 1024;
    private const int LargestKept = 256 * 1024;

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? buffer;

    [ThreadStatic]
    private static Utf8JsonWriter? writer;

    public delegate TResult Reading<TState, TResult>(ReadOnlySpan<byte> json, TState state);

    /// <summary>What is made of the bytes, which are wiped afterwards.</summary>
    public static TResult Written<T, TState, TResult>(T value, JsonTypeInfo<T> type, TState state, Reading<TState, TResult> read)
    {
        var bytes = buffer ??= new ArrayBufferWriter<byte>(UsualSize);
        var json = writer ??= new Utf8JsonWriter(bytes, new JsonWriterOptions { Encoder = type.Options.Encoder });
        try
        {
            json.Reset(bytes);
            JsonSerializer.Serialize(json, value, type);
            json.Flush();
            return read(bytes.WrittenSpan, state);
        }
        finally
        {
            bytes.Clear();
            if (bytes.Capacity > LargestKept)
            {
                (buffer, writer) = (null, null);
            }
        }
    }
}
