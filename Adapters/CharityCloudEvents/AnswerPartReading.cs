using SafeguardingHub.Adapters.Reading;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.CharityCloudEvents;

/// <summary>What an answer is made of. A reason that is not in the list is kept as it was written and read as another one.</summary>
internal static class AnswerPartReading
{
    /// <summary>Somebody who works with the young person: a professional unless the record says more.</summary>
    public static Person? Professional(JsonCursor person)
    {
        if (!person.IsObject)
        {
            return person.Text() is { } name ? new Person { Name = new PersonName { Text = name }, Roles = [PersonRole.Professional] } : null;
        }

        var read = PersonReading.Read(person);
        return read.Roles.Count > 0 ? read : read with { Roles = [PersonRole.Professional] };
    }

    public static Decline? Decline(JsonCursor decline) => !decline.IsPresent ? null : new Decline
    {
        Reason = Word(decline["reason"u8], DeclineReason.NotStated, DeclineReason.Other),
        Text = decline["why"u8].Text(),
    };

    public static Redirection? Redirection(JsonCursor redirection)
    {
        if (!redirection.IsObject)
        {
            return redirection.Text() is { } words ? Redirected(words, null) : null;
        }

        var (agency, description) = (redirection["agency"u8].Text(), redirection["description"u8].Text());
        return agency is null && description is null ? null : Redirected(agency, description);
    }

    public static InformationNeeded? InformationNeeded(JsonCursor item)
    {
        if (!item.IsObject)
        {
            return item.Text() is { } words ? new InformationNeeded { What = words } : null;
        }

        var what = item["what"u8].Text();
        if (what is null)
        {
            item.ReportBelow("what", Problems.MissingElement);
        }

        return new InformationNeeded { What = what ?? "", Urgency = item["urgency"u8].Word<RagUrgency>() ?? RagUrgency.NotStated, By = item["by"u8].Instant() };
    }

    public static ReferralOutcome? Outcome(JsonCursor outcome) => !outcome.IsPresent ? null : new ReferralOutcome
    {
        Kind = Word(outcome["kind"u8], OutcomeKind.NotStated, OutcomeKind.Other),
        Text = outcome["text"u8].Text(),
        On = outcome["on"u8].Date(),
    };

    public static Closure? Closure(JsonCursor close) => !close.IsPresent ? null : new Closure
    {
        Reason = Word(close["reason"u8], ClosureReason.NotStated, ClosureReason.Other),
        Text = close["why"u8].Text(),
        AuthorisedBy = Professional(close["authorisedBy"u8]),
        On = close["on"u8].Date(),
        WayBack = close["wayBack"u8].Text(),
    };

    public static ReportedFact? Fact(JsonCursor fact)
    {
        var (on, at) = fact["when"u8].DayOrMoment();
        return new ReportedFact
        {
            Kind = fact["fact"u8].Word<FactKind>() ?? FactKind.Other,
            On = on,
            At = at,
            Reference = fact["reference"u8].Text(),
            Text = fact["text"u8].Text(),
        };
    }

    private static T Word<T>(JsonCursor word, T absent, T unknown)
        where T : struct, Enum =>
        word.Word<T>() ?? (word.IsPresent ? unknown : absent);

    private static Redirection Redirected(string? agency, string? description) => AgencyId.TryParse(agency, out var id)
        ? new Redirection { Agency = id, Description = description }
        : new Redirection { Description = agency is null ? description : description is null ? agency : $"{agency}: {description}" };
}
