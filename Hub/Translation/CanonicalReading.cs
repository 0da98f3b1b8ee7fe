using System.Text.Json;
using System.Text.Json.Nodes;
using SafeguardingHub.Adapters;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Translation;

/// <summary>What a message was read as, for its sender to look at.</summary>
public static class CanonicalReading
{
    /// <summary>What it is: <c>concern</c>, <c>update</c>, <c>response</c>, <c>engagement</c> or <c>refused</c>.</summary>
    public static string KindOf(TranslationResult result) => result switch
    {
        TranslationResult.TranslatedConcern => "concern",
        TranslationResult.TranslatedUpdate => "update",
        TranslationResult.TranslatedResponse => "response",
        TranslationResult.TranslatedEngagement => "engagement",
        _ => "refused",
    };

    /// <summary>The canonical model as JSON; null when it was refused.</summary>
    public static JsonNode? Of(TranslationResult result) => result switch
    {
        TranslationResult.TranslatedConcern concern => JsonSerializer.SerializeToNode(concern.Concern, CanonicalJson.Default.Concern),
        TranslationResult.TranslatedUpdate update => JsonSerializer.SerializeToNode(update.Update, CanonicalJson.Default.ConcernUpdate),
        TranslationResult.TranslatedResponse response => JsonSerializer.SerializeToNode(response.Response, CanonicalJson.Default.ReferralResponse),
        TranslationResult.TranslatedEngagement engagement => JsonSerializer.SerializeToNode(engagement.Engagement, CanonicalJson.Default.EngagementEvent),
        _ => null,
    };
}
