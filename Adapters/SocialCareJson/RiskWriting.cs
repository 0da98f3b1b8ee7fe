using System.Text.Json;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.SocialCareJson;

internal static class RiskWriting
{
    public static void Write(Utf8JsonWriter writer, Risk risk)
    {
        writer.WriteStartObject("risk"u8);
        writer.Word("level"u8, risk.Level);
        writer.Text("rationale"u8, risk.Rationale);
        writer.List("factors"u8, risk.Factors, Factor);
        writer.WriteEndObject();
    }

    private static void Factor(Utf8JsonWriter writer, RiskFactor factor)
    {
        writer.WriteStartObject();
        writer.WriteString("name"u8, factor.Name);
        writer.WriteString("text"u8, factor.Text);
        writer.WriteEndObject();
    }
}
