using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Agreements;

/// <summary>How the agreement file is written: camel case, enums in kebab case, times as <c>HH:mm</c>.</summary>
internal static class AgreementJson
{
    public static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new KebabCaseEnums(), new TimeOfDay() },
    };

    internal sealed class TimeOfDay : JsonConverter<LocalTime>
    {
        private static readonly LocalTimePattern Pattern = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

        public static bool TryParse(string? text, out LocalTime time)
        {
            var parsed = Pattern.Parse(text == "24:00" ? "00:00" : text ?? "");
            time = parsed.Success ? parsed.Value : default;
            return parsed.Success;
        }

        public override LocalTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            TryParse(reader.GetString(), out var time) ? time : throw new JsonException("A time is written HH:mm.");

        public override void Write(Utf8JsonWriter writer, LocalTime value, JsonSerializerOptions options) =>
            writer.WriteStringValue(Pattern.Format(value));
    }
}
