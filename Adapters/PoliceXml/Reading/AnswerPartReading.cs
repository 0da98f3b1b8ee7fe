using SafeguardingHub.Adapters.PoliceXml.Codes;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.PoliceXml.Reading;

/// <summary>Reads what an answer is made of. A reason that is not in the list is kept as it was written and read as another one.</summary>
internal static class AnswerPartReading
{
    /// <summary>Somebody who works with the child: a professional unless the message says more.</summary>
    public static Person? Professional(SourceElement? person, Notes notes)
    {
        if (person is null)
        {
            return null;
        }

        var read = PersonReading.Read(person, notes);
        return read.Roles.Count > 0 ? read : read with { Roles = [PersonRole.Professional] };
    }

    public static Decline? Decline(SourceElement? decline, Notes notes) => decline is null ? null : new Decline
    {
        Reason = Known(decline.Attribute("reason"), AnswerCodes.DeclineReasons, DeclineReason.NotStated, DeclineReason.Other, notes),
        Text = decline.Take(),
    };

    public static Redirection? Redirection(SourceElement? redirection)
    {
        var agency = redirection?.Attribute("agency")?.Take();
        var words = redirection?.Take();
        return agency is null && words is null ? null
            : AgencyId.TryParse(agency, out var id) ? new Redirection { Agency = id, Description = words }
            : new Redirection { Description = agency is null ? words : words is null ? agency : $"{agency}: {words}" };
    }

    public static List<InformationNeeded> InformationNeeded(SourceElement? list, Notes notes)
    {
        var all = new List<InformationNeeded>();
        foreach (var item in list?.Children("item") ?? [])
        {
            var what = item.Take();
            if (what is null)
            {
                notes.Warn(Problems.MissingElement, item);
            }

            all.Add(new InformationNeeded
            {
                What = what ?? "",
                Urgency = notes.Code(item.Attribute("urgency"), AnswerCodes.Urgencies) ?? RagUrgency.NotStated,
                By = notes.Time(item.Attribute("by")),
            });
        }

        return all;
    }

    public static ReferralOutcome? Outcome(SourceElement? outcome, Notes notes) => outcome is null ? null : new ReferralOutcome
    {
        Kind = Known(outcome.Attribute("kind"), AnswerCodes.Outcomes, OutcomeKind.NotStated, OutcomeKind.Other, notes),
        Text = outcome.Take(),
        On = notes.Date(outcome.Attribute("on")),
    };

    public static Closure? Closure(SourceElement? closure, Notes notes) => closure is null ? null : new Closure
    {
        Reason = Known(closure.Attribute("reason"), AnswerCodes.ClosureReasons, ClosureReason.NotStated, ClosureReason.Other, notes),
        Text = closure.Child("text")?.Take(),
        AuthorisedBy = Professional(closure.Child("authorisedBy"), notes),
        On = notes.Date(closure.Attribute("on")),
        WayBack = closure.Child("wayBack")?.Take(),
    };

    public static List<ReportedFact> Facts(SourceElement? list, Notes notes)
    {
        var all = new List<ReportedFact>();
        foreach (var fact in list?.Children("fact") ?? [])
        {
            var (on, at) = notes.DayOrMoment(fact.Attribute("when"));
            all.Add(new ReportedFact
            {
                Kind = notes.Code(fact.Attribute("kind"), AnswerCodes.Facts) ?? FactKind.Other,
                On = on,
                At = at,
                Reference = fact.Attribute("ref")?.Take(),
                Text = fact.Take(),
            });
        }

        return all;
    }

    private static T Known<T>(SourceAttribute? code, CodeTable<T> table, T absent, T unknown, Notes notes)
        where T : struct, Enum =>
        notes.Code(code, table) ?? (code?.Take() is null ? absent : unknown);
}
