using System.Text.Json;

namespace SafeguardingHub.Bench.Mutations.Changing;

internal static class JsonSpans
{
    public static FoundSpans Of(ReadOnlySpan<byte> body)
    {
        var found = new FoundSpans([], [], []);
        var open = new Stack<int>();
        var name = -1;
        var reader = new Utf8JsonReader(body);
        while (reader.Read())
        {
            var (start, end) = ((int)reader.TokenStartIndex, (int)reader.BytesConsumed);
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    found.Names.Add(new Span(start + 1, start + 1 + reader.ValueSpan.Length));
                    name = start;
                    break;
                case JsonTokenType.StartObject or JsonTokenType.StartArray:
                    open.Push(name >= 0 ? name : start);
                    name = -1;
                    break;
                case JsonTokenType.EndObject or JsonTokenType.EndArray:
                    found.Parts.Add(new Span(open.Pop(), end));
                    break;
                default:
                    var quotes = reader.TokenType == JsonTokenType.String ? 1 : 0;
                    found.Values.Add(new Span(start + quotes, end - quotes));
                    found.Parts.Add(new Span(name >= 0 ? name : start, end));
                    name = -1;
                    break;
            }
        }

        return found;
    }
}
