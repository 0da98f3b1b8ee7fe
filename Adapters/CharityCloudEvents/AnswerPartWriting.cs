using System.Text.Json;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.CharityCloudEvents;

/// <summary>An answer or an event in the shape in which the charity itself would send it.</summary>
internal static class AnswerPartWriting
{
    public static void Response(Utf8JsonWriter json, ReferralResponse response)
    {
        Origin(json, response.Origin);
        json.Word("answer"u8, response.Kind);
        json.Text("takesBack"u8, response.TakesBack);
        json.Text("youngPerson"u8, response.ChildKey);
        Person(json, "answeredBy"u8, response.AnsweredBy);
        json.Instant("answeredAt"u8, response.AnsweredAt);
        json.Text("note"u8, response.Note);
        Reason(json, "decline"u8, response.Decline, static (json, decline) =>
        {
            json.Word("reason"u8, decline.Reason);
            json.Text("why"u8, decline.Text);
        });
        Reason(json, "redirectTo"u8, response.RedirectedTo, static (json, redirection) =>
        {
            json.Text("agency"u8, redirection.Agency?.ToString());
            json.Text("description"u8, redirection.Description);
        });
        json.Each("informationNeeded"u8, response.InformationNeeded, InformationNeeded);
        Reason(json, "outcome"u8, response.Outcome, static (json, outcome) =>
        {
            json.Word("kind"u8, outcome.Kind);
            json.Text("text"u8, outcome.Text);
            json.Date("on"u8, outcome.On);
        });
        Reason(json, "close"u8, response.Closure, static (json, closure) =>
        {
            json.Word("reason"u8, closure.Reason);
            json.Text("why"u8, closure.Text);
            Person(json, "authorisedBy"u8, closure.AuthorisedBy);
            json.Date("on"u8, closure.On);
            json.Text("wayBack"u8, closure.WayBack);
        });
        json.Each("facts"u8, response.Facts, Fact);
        json.Each("originalCodes"u8, response.OriginalCodes, ReferralWriting.OriginalCode);
    }

    public static void Engagement(Utf8JsonWriter json, EngagementEvent engagement)
    {
        Origin(json, engagement.Origin);
        json.Word("event"u8, engagement.Kind);
        if (engagement.Mode != EngagementMode.NotStated)
        {
            json.Word("mode"u8, engagement.Mode);
        }

        json.Text("takesBack"u8, engagement.TakesBack);
        json.Text("youngPerson"u8, engagement.ChildKey);
        When(json, engagement.On, engagement.At);
        Contact(json, engagement.By);
        Person(json, "worker"u8, engagement.Worker);
        json.Text("inTheirWords"u8, engagement.ChildsWords);
        Reason(json, "nextContact"u8, engagement.NextContact, static (json, next) =>
        {
            json.Instant("at"u8, next.At);
            json.Text("when"u8, next.When);
            Contact(json, next.By);
            json.Text("how"u8, next.How);
            json.Text("where"u8, next.Where);
            json.Text("who"u8, next.Who);
        });
        json.Text("note"u8, engagement.Note);
        json.Each("needs"u8, engagement.Needs, SituationWriting.Need);
        json.Date("reviewOn"u8, engagement.ReviewOn);
        json.Each("originalCodes"u8, engagement.OriginalCodes, ReferralWriting.OriginalCode);
    }

    private static void Origin(Utf8JsonWriter json, Origin origin)
    {
        json.Text("caseReference"u8, origin.CorrelationId);
        json.Text("recordId"u8, origin.SenderReference);
        json.Instant("raisedAt"u8, origin.RaisedAt);
        if (origin is not { Organisation: null, Team: null, RaisedBy: null })
        {
            json.WriteStartObject("raisedBy"u8);
            json.Text("organisation"u8, origin.Organisation);
            json.Text("team"u8, origin.Team);
            Person(json, "worker"u8, origin.RaisedBy);
            json.WriteEndObject();
        }
    }

    private static void InformationNeeded(Utf8JsonWriter json, InformationNeeded needed)
    {
        json.WriteStartObject();
        json.WriteString("what"u8, needed.What);
        json.Word("urgency"u8, needed.Urgency);
        json.Instant("by"u8, needed.By);
        json.WriteEndObject();
    }

    private static void Fact(Utf8JsonWriter json, ReportedFact fact)
    {
        json.WriteStartObject();
        json.Word("fact"u8, fact.Kind);
        When(json, fact.On, fact.At);
        json.Text("reference"u8, fact.Reference);
        json.Text("text"u8, fact.Text);
        json.WriteEndObject();
    }

    private static void When(Utf8JsonWriter json, DateOnly? on, DateTimeOffset? at)
    {
        if (at is null)
        {
            json.Date("when"u8, on);
        }

        json.Instant("when"u8, at);
    }

    private static void Contact(Utf8JsonWriter json, ContactKind? by)
    {
        if (by is { } kind)
        {
            json.Word("by"u8, kind);
        }
    }

    private static void Person(Utf8JsonWriter json, ReadOnlySpan<byte> name, Person? person)
    {
        if (person is not null)
        {
            json.WritePropertyName(name);
            PersonWriting.Write(json, person);
        }
    }

    private static void Reason<T>(Utf8JsonWriter json, ReadOnlySpan<byte> name, T? part, Action<Utf8JsonWriter, T> write)
        where T : class
    {
        if (part is not null)
        {
            json.WriteStartObject(name);
            write(json, part);
            json.WriteEndObject();
        }
    }
}
