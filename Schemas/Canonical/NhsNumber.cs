using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SafeguardingHub.Schemas.Canonical;

/// <summary>
/// A ten-digit NHS number (England, Wales, Isle of Man) whose modulus-11 check digit is right.
/// Source: NHS Data Dictionary, NHS NUMBER. <c>ToString()</c> is redacted; ask for <see cref="Digits"/> on purpose.
/// </summary>
[JsonConverter(typeof(JsonText))]
public readonly record struct NhsNumber
{
    private readonly string? digits;

    private NhsNumber(string digits) => this.digits = digits;

    /// <summary>Ten digits without spaces.</summary>
    public string Digits => digits ?? throw new InvalidOperationException("An NHS number that was never set.");

    /// <summary>Reads ten digits, spaces and hyphens allowed; false when the length or the check digit is wrong.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out NhsNumber number)
    {
        number = default;
        var compact = (text ?? "").Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal);
        if (compact.Length != 10 || !compact.All(char.IsAsciiDigit))
        {
            return false;
        }

        var sum = Enumerable.Range(0, 9).Sum(place => (compact[place] - '0') * (10 - place));
        var check = (11 - (sum % 11)) % 11;
        if (check == 10 || check != compact[9] - '0')
        {
            return false;
        }

        number = new NhsNumber(compact);
        return true;
    }

    public override string ToString() => "NHS number (redacted)";

    public sealed class JsonText : JsonConverter<NhsNumber>
    {
        public override NhsNumber Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            TryParse(reader.GetString(), out var number) ? number : throw new JsonException("Not an NHS number.");

        public override void Write(Utf8JsonWriter writer, NhsNumber value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.Digits);
    }
}
