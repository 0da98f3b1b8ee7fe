using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SafeguardingHub.Schemas.Canonical;

/// <summary>The canonical model as JSON: camel case, enums in kebab case, nothing written that was not said.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    IgnoreReadOnlyProperties = true)]
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

/// <summary>Enum values as <c>kebab-case</c> text in the canonical model. Named on each type: a converter in the options would keep the generated writers from being used.</summary>
public sealed class KebabCaseEnum<TEnum>() : JsonStringEnumConverter<TEnum>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false)
    where TEnum : struct, Enum;

/// <summary>The same for all enums there are, in the agreement file and in what the hub keeps of its own.</summary>
public sealed class KebabCaseEnums() : JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false);
