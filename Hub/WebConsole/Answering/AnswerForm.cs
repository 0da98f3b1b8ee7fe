using System.Globalization;
using SafeguardingHub.Schemas.Canonical;
using SafeguardingHub.WebConsole.SignIn;

namespace SafeguardingHub.WebConsole.Answering;

/// <summary>What is the same in every answer that a person gives.</summary>
internal static class AnswerForm
{
    /// <summary>Characters of an account or reason at the most.</summary>
    public const int LongestText = 4000;

    public static ReferralResponse Response(ConsolePerson person, Guid answered, ResponseKind kind, DateTimeOffset now) => new()
    {
        Origin = new Origin { RaisedAt = now, RaisedBy = person.AsProfessional() },
        AnsweredMessageId = answered,
        Kind = kind,
        AnsweredBy = person.AsProfessional(),
        AnsweredAt = now,
    };

    public static EngagementEvent Engagement(ConsolePerson person, ConcernReference reference, EngagementKind kind, DateTimeOffset now) => new()
    {
        Origin = new Origin { RaisedAt = now, RaisedBy = person.AsProfessional() },
        Reference = reference,
        Kind = kind,
        Worker = person.AsProfessional(),
    };

    /// <summary>The last answer that the form showed; what is not a number was not shown.</summary>
    public static long Seen(FormState form) => long.TryParse(form.Value("seen"), NumberStyles.None, CultureInfo.InvariantCulture, out var seen) ? seen : 0;
}
