using SafeguardingHub.Adapters;
using SafeguardingHub.Receiving;
using SafeguardingHub.Schemas.Canonical;
using SafeguardingHub.Security;

namespace SafeguardingHub.Recording;

/// <summary>The blind indexes under which a message's case and children are found again.</summary>
public static class Indexes
{
    /// <summary>The sender's case: from the body, else from the transport; null when neither names one.</summary>
    public static Guid? Case(Received received, Origin origin, KeyRing keys)
    {
        var named = string.IsNullOrWhiteSpace(origin.CorrelationId) ? received.Delivered.CorrelationId : origin.CorrelationId;
        return Case(received.Delivered.Sender, named, keys);
    }

    /// <summary>Only numbers that may be relied on: a doubtful number must not join two children.</summary>
    public static IReadOnlyList<Guid> Children(Concern concern, KeyRing keys) =>
        [.. concern.Children.SelectMany(child => Of(child, keys)).Distinct()];

    /// <summary>The key of a message whose id was used before with another body, so that the conflicting message is itself received once.</summary>
    public static Guid Conflict(Received received, KeyRing keys) =>
        keys.BlindIndex("conflict", [.. received.IdempotencyKey.ToByteArray(), .. received.BodyIndex.ToByteArray()]);

    /// <summary>Those that other transactions must not touch at the same time.</summary>
    public static IEnumerable<Guid> Contended(Recordable item, KeyRing keys)
    {
        if (AnsweredConcern.Of(item.Translation) is { } answered)
        {
            // Answers about one concern are recorded in the order in which they came.
            return [keys.BlindIndex("answered", answered.Named)];
        }

        var (origin, concern) = item.Translation switch
        {
            TranslationResult.TranslatedConcern translated => (translated.Concern.Origin, translated.Concern),
            TranslationResult.TranslatedUpdate translated => (translated.Update.Origin, translated.Update.Restated),
            _ => (null, null),
        };
        IEnumerable<Guid> children = concern is null ? [] : Children(concern, keys);
        return origin is not null && Case(item.Received, origin, keys) is { } itsCase ? children.Append(itsCase) : children;
    }

    /// <summary>
    /// What the messages about one concern have in common, so that a later one does not overtake an earlier: the sender's case, or
    /// what an answer answers. Of a message that could not be read only what its transport says; null when that says nothing.
    /// </summary>
    public static Guid? Order(Recordable item, KeyRing keys) => item.Translation switch
    {
        TranslationResult.TranslatedConcern translated => Case(item.Received, translated.Concern.Origin, keys),
        TranslationResult.TranslatedUpdate translated => Case(item.Received, translated.Update.Origin, keys),
        _ when AnsweredConcern.Of(item.Translation) is { } answered => keys.BlindIndex("answered", answered.Named),
        _ => Case(item.Received.Delivered.Sender, item.Received.Delivered.CorrelationId, keys),
    };

    /// <summary>By what the transport says alone.</summary>
    public static Guid? Case(AgencyId? sender, string? correlationId, KeyRing keys) =>
        string.IsNullOrWhiteSpace(correlationId) ? null : keys.BlindIndex("case", $"{sender}|{correlationId.Trim()}");

    private static IEnumerable<Guid> Of(Child child, KeyRing keys)
    {
        if (child.VerifiedNhsNumber is { } nhs)
        {
            yield return keys.BlindIndex("nhs-number", nhs.Digits);
        }

        if (child.VerifiedPupilNumber is { } pupil)
        {
            yield return keys.BlindIndex("upn", pupil.Text);
        }
    }
}
