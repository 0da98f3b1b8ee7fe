using SafeguardingHub.Adapters.Reading;
using SafeguardingHub.Adapters.SocialCareJson.CodeTables;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.SocialCareJson;

/// <summary>Reads a whole message: refused only for what makes it impossible to act on, and then with every fault in it.</summary>
internal static class MessageReading
{
    public static TranslationResult Read(IncomingMessage message)
    {
        using var source = JsonSource.Open(message.Body, out var reasons);
        if (source is null)
        {
            return new TranslationResult.Untranslatable(reasons);
        }

        if (!IsEnvelope(source.Root))
        {
            return new TranslationResult.Untranslatable([Problems.WrongFormat.Whole()]);
        }

        var refusals = new List<MessageProblem>();
        EnvelopeReading.Read(source, message.Kind, refusals);
        return message.Kind switch
        {
            MessageKind.Concern => Concern(source, refusals),
            MessageKind.Update => Update(source, refusals),
            MessageKind.Response => Response(source, refusals),
            MessageKind.Engagement => Engagement(source, refusals),
            _ => throw new ArgumentOutOfRangeException(nameof(message), "A kind of message that this format has no shape for."),
        };
    }

    private static TranslationResult Concern(JsonSource source, List<MessageProblem> refusals)
    {
        var concern = ConcernReading.Read(source);
        if (!concern.Children.Any(ChildReading.CanBeTold))
        {
            refusals.Add(Problems.NoChild.At("/children"));
        }

        if (!SaysSomething(source.Root["referral"u8], concern))
        {
            refusals.Add(Problems.NothingSaid.At("/referral"));
        }

        var account = source.Account();
        return refusals.Count > 0 ? Refused(refusals, account) : new TranslationResult.TranslatedConcern(concern, account.Problems, account.NotCarried);
    }

    private static TranslationResult Update(JsonSource source, List<MessageProblem> refusals)
    {
        var update = UpdateReading.Read(source);
        if (update.Origin.CorrelationId is null)
        {
            refusals.Add(Problems.NoCase.At("/referral/case_reference"));
        }

        if (update is { Kind: UpdateKind.MoreInformation or UpdateKind.Amended, Note: null, Restated: null })
        {
            refusals.Add(Problems.NothingSaid.At("/update"));
        }

        var account = source.Account();
        return refusals.Count > 0 ? Refused(refusals, account) : new TranslationResult.TranslatedUpdate(update, account.Problems, account.NotCarried);
    }

    private static TranslationResult Response(JsonSource source, List<MessageProblem> refusals)
    {
        var response = ResponseReading.Read(source, refusals);
        var account = source.Account();
        return refusals.Count > 0 ? Refused(refusals, account) : new TranslationResult.TranslatedResponse(response, account.Problems, account.NotCarried);
    }

    private static TranslationResult Engagement(JsonSource source, List<MessageProblem> refusals)
    {
        var engagement = EngagementReading.Read(source, refusals);
        var account = source.Account();
        return refusals.Count > 0 ? Refused(refusals, account) : new TranslationResult.TranslatedEngagement(engagement, account.Problems, account.NotCarried);
    }

    private static TranslationResult.Untranslatable Refused(List<MessageProblem> refusals, JsonAccount account) => new([.. refusals, .. account.Problems]);

    private static bool IsEnvelope(JsonCursor root) =>
        root.IsObject && (root["message_type"u8].IsPresent || root["referral"u8].IsObject || root["children"u8].IsPresent);

    /// <summary>A category, an account, a flag on a child, a need or the child's words: any of them is enough.</summary>
    private static bool SaysSomething(JsonCursor referral, Concern concern) =>
        referral["factors"u8].IsPresent && !concern.Categories.SequenceEqual([ConcernCategory.Unspecified])
        || concern.OriginalCodes.Any(code => code.System == AssessmentFactors.Table.System || code.System == PrimaryNeeds.Table.System)
        || concern.Narrative is not null
        || concern.NeedsFirst.Count > 0
        || concern.Voice?.Words is not null
        || concern.Incident?.Circumstances is not null
        || concern.Risk.Rationale is not null
        || concern.Children.Any(child => child.Circumstances.Count > 0);
}
