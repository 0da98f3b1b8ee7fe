using System.Text.Json;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.SocialCareJson;

/// <summary>An answer or an event in the shape in which an authority itself would send it.</summary>
internal static class AnswerPartWriting
{
    public static void Response(Utf8JsonWriter writer, ReferralResponse response)
    {
        writer.WriteStartObject("response"u8);
        Origin(writer, response.Origin, "response_id"u8);
        writer.Word("kind"u8, response.Kind);
        writer.Text("takes_back"u8, response.TakesBack);
        writer.Text("child_key"u8, response.ChildKey);
        Part(writer, "answered_by"u8, response.AnsweredBy, Person);
        writer.Instant("answered_at"u8, response.AnsweredAt);
        writer.Text("note"u8, response.Note);
        Part(writer, "decline"u8, response.Decline, static (to, decline) =>
        {
            to.Word("reason"u8, decline.Reason);
            to.Text("text"u8, decline.Text);
        });
        Part(writer, "redirected_to"u8, response.RedirectedTo, static (to, redirection) =>
        {
            to.Text("agency"u8, redirection.Agency?.ToString());
            to.Text("description"u8, redirection.Description);
        });
        writer.List("information_needed"u8, response.InformationNeeded, InformationNeeded);
        Part(writer, "outcome"u8, response.Outcome, static (to, outcome) =>
        {
            to.Word("kind"u8, outcome.Kind);
            to.Text("text"u8, outcome.Text);
            to.Date("date"u8, outcome.On);
        });
        Part(writer, "closure"u8, response.Closure, Closure);
        writer.List("facts"u8, response.Facts, Fact);
        writer.WriteEndObject();
    }

    public static void Engagement(Utf8JsonWriter writer, EngagementEvent engagement)
    {
        writer.WriteStartObject("engagement"u8);
        Origin(writer, engagement.Origin, "engagement_id"u8);
        writer.Word("kind"u8, engagement.Kind);
        Stated(writer, "mode"u8, engagement.Mode == EngagementMode.NotStated ? (EngagementMode?)null : engagement.Mode);
        writer.Text("takes_back"u8, engagement.TakesBack);
        writer.Text("child_key"u8, engagement.ChildKey);
        When(writer, engagement.On, engagement.At);
        Stated(writer, "by"u8, engagement.By);
        Part(writer, "worker"u8, engagement.Worker, Person);
        writer.Text("child_words"u8, engagement.ChildsWords);
        Part(writer, "next_contact"u8, engagement.NextContact, static (to, next) =>
        {
            to.Instant("at"u8, next.At);
            to.Text("when"u8, next.When);
            Stated(to, "by"u8, next.By);
            to.Text("how"u8, next.How);
            to.Text("where"u8, next.Where);
            to.Text("who"u8, next.Who);
        });
        writer.Text("note"u8, engagement.Note);
        writer.List("needs"u8, engagement.Needs, ReferralBlockWriting.Need);
        writer.Date("review_date"u8, engagement.ReviewOn);
        writer.WriteEndObject();
    }

    private static void Origin(Utf8JsonWriter writer, Origin origin, ReadOnlySpan<byte> idName)
    {
        writer.Text(idName, origin.SenderReference);
        writer.Text("case_reference"u8, origin.CorrelationId);
        writer.Instant("recorded_at"u8, origin.RaisedAt);
        writer.Text("organisation"u8, origin.Organisation);
        writer.Text("team"u8, origin.Team);
    }

    private static void Person(Utf8JsonWriter writer, Person person)
    {
        writer.Text("organisation"u8, person.Organisation);
        PersonWriting.Fields(writer, person);
    }

    private static void InformationNeeded(Utf8JsonWriter writer, InformationNeeded needed)
    {
        writer.WriteStartObject();
        writer.WriteString("what"u8, needed.What);
        writer.Word("urgency"u8, needed.Urgency);
        writer.Instant("by"u8, needed.By);
        writer.WriteEndObject();
    }

    private static void Closure(Utf8JsonWriter writer, Closure closure)
    {
        writer.Word("closure_reason"u8, closure.Reason);
        writer.Text("text"u8, closure.Text);
        Part(writer, "authorised_by"u8, closure.AuthorisedBy, Person);
        writer.Date("closure_date"u8, closure.On);
        writer.Text("way_back"u8, closure.WayBack);
    }

    private static void Fact(Utf8JsonWriter writer, ReportedFact fact)
    {
        writer.WriteStartObject();
        writer.Word("kind"u8, fact.Kind);
        When(writer, fact.On, fact.At);
        writer.Text("reference"u8, fact.Reference);
        writer.Text("text"u8, fact.Text);
        writer.WriteEndObject();
    }

    private static void When(Utf8JsonWriter writer, DateOnly? on, DateTimeOffset? at)
    {
        if (at is null)
        {
            writer.Date("when"u8, on);
        }

        writer.Instant("when"u8, at);
    }

    private static void Stated<T>(Utf8JsonWriter writer, ReadOnlySpan<byte> name, T? value)
        where T : struct, Enum
    {
        if (value is { } stated)
        {
            writer.Word(name, stated);
        }
    }

    private static void Part<T>(Utf8JsonWriter writer, ReadOnlySpan<byte> name, T? part, Action<Utf8JsonWriter, T> write)
        where T : class
    {
        if (part is not null)
        {
            writer.WriteStartObject(name);
            write(writer, part);
            writer.WriteEndObject();
        }
    }
}
