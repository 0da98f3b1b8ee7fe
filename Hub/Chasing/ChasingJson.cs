using System.Text.Json.Serialization;
using SafeguardingHub.Agreements;
using SafeguardingHub.Persistence.Rows;
using SafeguardingHub.Schemas.Canonical;
using SafeguardingHub.Security;

namespace SafeguardingHub.Chasing;

/// <summary>The state of a process as it is kept, sealed.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, IgnoreReadOnlyProperties = true, Converters = [typeof(KebabCaseEnums)])]
[JsonSerializable(typeof(ReferralState))]
[JsonSerializable(typeof(IReadOnlyList<Pause>))]
internal sealed partial class ChasingJson : JsonSerializerContext
{
    public static SealedPlace State(ReferralRow row) => new("referrals", row.Id, "state");

    /// <summary>By agency as well: several agencies may work with the child of one concern.</summary>
    public static SealedPlace Work(Guid concernId, string agency) => new("engagements", concernId, $"state of {agency}");
}
