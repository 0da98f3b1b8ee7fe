using System.Text.Json;
using SafeguardingHub.Adapters;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Translation;

/// <summary>
/// What a person wrote in the hub's own forms: the canonical model as JSON, for no agency's format has to stand between. It is held to the
/// same rules as what adapters read. No partner can send it, since only the console's channel is read so.
/// </summary>
public static class CanonicalForm
{
    /// <summary>The channel of the console's forms.</summary>
    public const string Channel = "console";

    public const string ContentType = "application/vnd.safeguardinghub.form+json";

    public static TranslationResult Translate(MessageKind kind, ReadOnlyMemory<byte> body)
    {
        try
        {
            return kind switch
            {
                MessageKind.Concern => Concern(JsonSerializer.Deserialize(body.Span, CanonicalJson.Default.Concern)!),
                MessageKind.Response => Response(JsonSerializer.Deserialize(body.Span, CanonicalJson.Default.ReferralResponse)!),
                MessageKind.Engagement => Engagement(JsonSerializer.Deserialize(body.Span, CanonicalJson.Default.EngagementEvent)!),
                _ => Refused(Problems.WrongKind),
            };
        }
        catch (JsonException)
        {
            return Refused(Problems.NotWellFormed);
        }
    }

    private static TranslationResult Concern(Concern concern)
    {
        List<MessageProblem> reasons =
        [
            .. When(concern.Children.Count == 0 || concern.Children.Any(child => child is { Name: null, Identifiers.Count: 0, IsUnborn: false }), Problems.NoChild, "/children"),
            .. When(concern.Categories.Count == 0 && string.IsNullOrWhiteSpace(concern.Narrative), Problems.NothingSaid, "/categories"),
        ];
        return reasons.Count > 0 ? new TranslationResult.Untranslatable(reasons) : new TranslationResult.TranslatedConcern(concern, [.. When(concern.Risk.Level == RiskLevel.NotStated, Problems.RiskNotStated, "/risk")], []);
    }

    private static TranslationResult Response(ReferralResponse response)
    {
        List<MessageProblem> reasons =
        [
            .. When(response is { Reference: null, AnsweredMessageId: null }, Problems.NoReference, "/reference"),
            .. When(response.Kind.NeedsNamedPerson() && string.IsNullOrWhiteSpace(response.AnsweredBy?.Name?.Display), Problems.NoNamedPerson, "/answeredBy"),
        ];
        return reasons.Count > 0 ? new TranslationResult.Untranslatable(reasons) : new TranslationResult.TranslatedResponse(response, [], []);
    }

    private static TranslationResult Engagement(EngagementEvent happened) => happened is { Reference: null, AnsweredMessageId: null }
        ? Refused(Problems.NoReference)
        : new TranslationResult.TranslatedEngagement(happened, [], []);

    private static IEnumerable<MessageProblem> When(bool wrong, ProblemKind kind, string pointer) => wrong ? [kind.At(pointer)] : [];

    private static TranslationResult.Untranslatable Refused(ProblemKind kind) => new([kind.Whole()]);
}
