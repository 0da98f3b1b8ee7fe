using SafeguardingHub.Adapters.HealthFhirR4.Codes;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.HealthFhirR4.Reading;

/// <summary>What an answer is made of: reasons where the standard has them, the rest from our extension.</summary>
internal static class AnswerPartReading
{
    /// <summary>Another answer's reason codes say why the child is there, unless they are of our own list.</summary>
    public static Decline? Decline(AnswerEnvelope envelope, ResponseKind? kind)
    {
        DeclineReason? reason = null;
        string? text = null;
        var any = false;
        foreach (var concept in (envelope.Request?.All("reasonCode") ?? []).Concat(envelope.Encounter?.All("reasonCode") ?? []))
        {
            if (kind != ResponseKind.Declined && !concept.All("coding").Any(coding => coding.UnreadText("system") == AnswerCodes.DeclineReasons.System))
            {
                continue;
            }

            any = true;
            text ??= concept.Text("text");
            foreach (var coding in concept.All("coding"))
            {
                reason ??= Codings.Through(AnswerCodes.DeclineReasons, coding) ?? DeclineReason.Other;
            }
        }

        return any ? new Decline { Reason = reason ?? DeclineReason.NotStated, Text = text } : null;
    }

    public static Redirection? Redirection(FhirNode? said)
    {
        var (agency, words) = (said?.ExtensionText("redirected-agency"), said?.ExtensionText("redirected-to"));
        return agency is null && words is null ? null
            : AgencyId.TryParse(agency, out var id) ? new Redirection { Agency = id, Description = words }
            : new Redirection { Description = agency is null ? words : words is null ? agency : $"{agency}: {words}" };
    }

    public static IReadOnlyList<InformationNeeded> InformationNeeded(FhirNode? said) =>
    [
        .. (said?.Extensions("information-needed") ?? []).Select(item => new InformationNeeded
        {
            What = item.ExtensionText("what") ?? "",
            Urgency = Codings.Hub<RagUrgency>(item.Extension("urgency")) ?? RagUrgency.NotStated,
            By = Values.Moment(item.Extension("by"), "value"),
        }),
    ];

    public static ReferralOutcome? Outcome(FhirNode? said) => said?.Extension("outcome") is not { } outcome ? null : new ReferralOutcome
    {
        Kind = Known(outcome.Extension("kind"), OutcomeKind.NotStated, OutcomeKind.Other),
        Text = outcome.ExtensionText("text"),
        On = Values.Date(outcome.Extension("on"), "value"),
    };

    public static Closure? Closure(FhirReading reading, FhirNode? said) => said?.Extension("closure") is not { } closure ? null : new Closure
    {
        Reason = Known(closure.Extension("reason"), ClosureReason.NotStated, ClosureReason.Other),
        Text = closure.ExtensionText("text"),
        AuthorisedBy = ProfessionalReading.Behind(reading, closure.Extension("authorised-by")?.First("value")),
        On = Values.Date(closure.Extension("on"), "value"),
        WayBack = closure.ExtensionText("way-back"),
    };

    public static IEnumerable<ReportedFact> Facts(FhirNode? said)
    {
        foreach (var fact in said?.Extensions("fact") ?? [])
        {
            var (on, at) = Values.DayOrMoment(fact.Extension("when"), "value");
            yield return new ReportedFact
            {
                Kind = Codings.Hub<FactKind>(fact.Extension("kind")) ?? FactKind.Other,
                On = on,
                At = at,
                Reference = fact.ExtensionText("reference"),
                Text = fact.ExtensionText("text"),
            };
        }
    }

    /// <summary>When nobody came.</summary>
    public static IEnumerable<ReportedFact> Missed(FhirNode? appointment)
    {
        var (on, at) = Values.DayOrMoment(appointment, "start");
        return on is null ? [] : [new ReportedFact { Kind = FactKind.Other, On = on, At = at, Text = "The appointment that was missed" }];
    }

    private static T Known<T>(FhirNode? code, T absent, T unknown)
        where T : struct, Enum =>
        code is null ? absent : Codings.Hub<T>(code) ?? unknown;
}
