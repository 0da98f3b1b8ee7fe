using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SafeguardingHub.Schemas.Canonical;

/// <summary>
/// A nine-character ONS (GSS) area code. Children's social care sits with E06, E08, E09 and E10 in England (never with an
/// E07 district), W06 in Wales, S12 in Scotland; Northern Ireland has trusts, not councils.
/// </summary>
[JsonConverter(typeof(JsonText))]
public readonly record struct GssCode
{
    private static readonly HashSet<string> SocialCareTiers = ["E06", "E08", "E09", "E10", "W06", "S12"];
    private readonly string? text;

    private GssCode(string text) => this.text = text;

    /// <summary>Whether the area is an authority that runs children's social care.</summary>
    public bool RunsChildrensSocialCare => SocialCareTiers.Contains(ToString()[..3]);

    /// <summary>The nation of the area, from its first letter.</summary>
    public Nation Nation => ToString()[0] switch
    {
        'W' => Nation.Wales,
        'S' => Nation.Scotland,
        'N' => Nation.NorthernIreland,
        _ => Nation.England,
    };

    public static GssCode Parse(string text) => TryParse(text, out var code) ? code : throw new FormatException("Not a GSS code.");

    public static bool TryParse([NotNullWhen(true)] string? text, out GssCode code)
    {
        var trimmed = text?.Trim().ToUpperInvariant();
        var valid = trimmed is { Length: 9 } && "EWSN".Contains(trimmed[0], StringComparison.Ordinal) && trimmed[1..].All(char.IsAsciiDigit);
        code = valid ? new GssCode(trimmed!) : default;
        return valid;
    }

    public override string ToString() => text ?? throw new InvalidOperationException("A GSS code that was never set.");

    public sealed class JsonText : JsonConverter<GssCode>
    {
        public override GssCode Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            TryParse(reader.GetString(), out var code) ? code : throw new JsonException("Not a GSS code.");

        public override void Write(Utf8JsonWriter writer, GssCode value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString());
    }
}
