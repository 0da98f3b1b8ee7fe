using SafeguardingHub.Adapters.Reading;
using SafeguardingHub.Adapters.SocialCareJson.CodeTables;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.SocialCareJson;

/// <summary>What an answer is made of. A reason that is not in the list is kept as it was written and read as another one.</summary>
internal static class AnswerPartReading
{
    /// <summary>Somebody who works with the child: a professional unless the message says more.</summary>
    public static Person? Professional(JsonCursor person) =>
        PersonReading.Read(person) is not { } read ? null : read.Roles.Count > 0 ? read : read with { Roles = [PersonRole.Professional] };

    public static Decline? Decline(JsonCursor decline) => !decline.CanBeOpened() ? null : new Decline
    {
        Reason = Known(decline["reason"u8], CanonicalWords<DeclineReason>.Table, DeclineReason.NotStated, DeclineReason.Other),
        Text = decline["text"u8].Text(),
    };

    public static Redirection? Redirection(JsonCursor redirection)
    {
        if (!redirection.CanBeOpened())
        {
            return null;
        }

        var (agency, description) = (redirection["agency"u8].Text(), redirection["description"u8].Text());
        return agency is null && description is null ? null
            : AgencyId.TryParse(agency, out var id) ? new Redirection { Agency = id, Description = description }
            : new Redirection { Description = agency is null ? description : description is null ? agency : $"{agency}: {description}" };
    }

    public static InformationNeeded? InformationNeeded(JsonCursor item)
    {
        if (!item.CanBeOpened())
        {
            return null;
        }

        var what = item["what"u8].Text();
        if (what is null)
        {
            item.ReportBelow("what", Problems.MissingElement);
        }

        return new InformationNeeded
        {
            What = what ?? "",
            Urgency = item["urgency"u8].Word(CanonicalWords<RagUrgency>.Table) ?? RagUrgency.NotStated,
            By = item["by"u8].Instant(),
        };
    }

    public static ReferralOutcome? Outcome(JsonCursor outcome) => !outcome.CanBeOpened() ? null : new ReferralOutcome
    {
        Kind = Known(outcome["kind"u8], CanonicalWords<OutcomeKind>.Table, OutcomeKind.NotStated, OutcomeKind.Other),
        Text = outcome["text"u8].Text(),
        On = outcome["date"u8].Date(),
    };

    public static Closure? Closure(JsonCursor closure) => !closure.CanBeOpened() ? null : new Closure
    {
        Reason = closure["closure_reason"u8].Code(ClosureReasons.Table) ?? (closure["closure_reason"u8].IsPresent ? ClosureReason.Other : ClosureReason.NotStated),
        Text = closure["text"u8].Text(),
        AuthorisedBy = Professional(closure["authorised_by"u8]),
        On = closure["closure_date"u8].Date(),
        WayBack = closure["way_back"u8].Text(),
    };

    public static ReportedFact? Fact(JsonCursor fact)
    {
        if (!fact.CanBeOpened())
        {
            return null;
        }

        var (on, at) = fact["when"u8].DayOrMoment();
        return new ReportedFact
        {
            Kind = fact["kind"u8].Word(CanonicalWords<FactKind>.Table) ?? FactKind.Other,
            On = on,
            At = at,
            Reference = fact["reference"u8].Text(),
            Text = fact["text"u8].Text(),
        };
    }

    private static T Known<T>(JsonCursor code, CodeTable<T> table, T absent, T unknown)
        where T : struct, Enum =>
        code.Word(table) ?? (code.IsPresent ? unknown : absent);
}
