using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SafeguardingHub.Schemas.Canonical;

/// <summary>The canonical model as JSON: camel case, enums in kebab case, nothing written that was not said.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    IgnoreReadOnlyProperties = true,
    Converters = [typeof(KebabCaseEnums)])]
[JsonSerializable(typeof(Concern))]
[JsonSerializable(typeof(ConcernUpdate))]
[JsonSerializable(typeof(ReferralResponse))]
[JsonSerializable(typeof(EngagementEvent))]
[JsonSerializable(typeof(Outgoing))]
[JsonSerializable(typeof(IReadOnlyList<MessageProblem>))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
public sealed partial class CanonicalJson : JsonSerializerContext
{
    private static CanonicalJson? indented;

    /// <summary>For people and approved files: indented, with letters as they are.</summary>
    public static CanonicalJson Indented => indented ??= new(new JsonSerializerOptions(Default.Options)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}

/// <summary>Enum values as <c>kebab-case</c> text, in the canonical model and in the agreement file.</summary>
public sealed class KebabCaseEnums() : JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false);
