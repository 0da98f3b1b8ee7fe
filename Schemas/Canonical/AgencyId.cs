using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace SafeguardingHub.Schemas.Canonical;

/// <summary>
/// Who an agency is to the hub: <c>kind.name</c>, such as <c>police.northshire</c>. Lower case letters, digits and hyphens,
/// at most 60 characters; it is also the agency's broker user and part of its routing keys.
/// </summary>
[JsonConverter(typeof(JsonText))]
public readonly partial record struct AgencyId : IComparable<AgencyId>
{
    private readonly string? text;

    private AgencyId(string text) => this.text = text;

    /// <summary>The part before the first dot: <c>police</c>, <c>social-care</c>, <c>health</c>, <c>charity</c>, or a plug-in's kind.</summary>
    public string Kind => ToString()[..ToString().IndexOf('.')];

    public static AgencyId Parse(string text) =>
        TryParse(text, out var id) ? id : throw new FormatException("An agency id is kind.name in lower case letters, digits and hyphens.");

    public static bool TryParse([NotNullWhen(true)] string? text, out AgencyId id)
    {
        var valid = text is { Length: <= 60 } && Shape().IsMatch(text);
        id = valid ? new AgencyId(text!) : default;
        return valid;
    }

    public int CompareTo(AgencyId other) => string.CompareOrdinal(text, other.text);

    public static bool operator <(AgencyId left, AgencyId right) => left.CompareTo(right) < 0;

    public static bool operator >(AgencyId left, AgencyId right) => left.CompareTo(right) > 0;

    public static bool operator <=(AgencyId left, AgencyId right) => left.CompareTo(right) <= 0;

    public static bool operator >=(AgencyId left, AgencyId right) => left.CompareTo(right) >= 0;

    public override string ToString() => text ?? throw new InvalidOperationException("An agency id that was never set.");

    [GeneratedRegex(@"\A[a-z][a-z0-9-]*\.[a-z0-9][a-z0-9-]*\z")]
    private static partial Regex Shape();

    public sealed class JsonText : JsonConverter<AgencyId>
    {
        public override AgencyId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            TryParse(reader.GetString(), out var id) ? id : throw new JsonException("Not an agency id.");

        public override void Write(Utf8JsonWriter writer, AgencyId value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString());
    }
}
