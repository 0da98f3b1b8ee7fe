using System.Text.Json;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.CharityCloudEvents;

/// <summary>What a recipient said or what happened with the young person, and what is still owed.</summary>
internal static class FeedbackWriting
{
    public static void Write(Utf8JsonWriter json, Feedback feedback)
    {
        json.WriteStartObject("referral"u8);
        json.WriteString("id"u8, feedback.ReferralId.Value);
        json.WriteString("reference"u8, feedback.Reference.ToString());
        json.WriteString("saidBy"u8, feedback.SaidBy.ToString());
        json.WriteBoolean("urgent"u8, feedback.Urgent);
        Times(json, feedback.Times);
        json.Each("expected"u8, feedback.Expected, ReferralWriting.Expected);
        json.Texts("withheld"u8, feedback.WithheldFields);
        json.WriteEndObject();
        if (feedback.Response is { } response)
        {
            json.WriteStartObject("response"u8);
            AnswerPartWriting.Response(json, response);
            json.WriteEndObject();
        }

        if (feedback.Engagement is { } engagement)
        {
            json.WriteStartObject("engagement"u8);
            AnswerPartWriting.Engagement(json, engagement);
            json.WriteEndObject();
        }
    }

    public static void Write(Utf8JsonWriter json, Chase chase)
    {
        json.WriteBoolean("urgent"u8, chase.Urgent);
        json.Every("owed"u8, chase.Owed, Owed);
    }

    private static void Times(Utf8JsonWriter json, ReferralTimes times)
    {
        json.WriteStartObject("times"u8);
        json.Instant("delivered"u8, times.Delivered);
        json.Instant("acknowledged"u8, times.Acknowledged);
        json.Instant("decided"u8, times.Decided);
        json.Instant("outcomeFedBack"u8, times.OutcomeFedBack);
        json.WriteEndObject();
    }

    private static void Owed(Utf8JsonWriter json, OwedAnswer owed)
    {
        json.WriteStartObject();
        json.WriteString("reference"u8, owed.Reference.ToString());
        json.Text("referralId"u8, owed.ReferralId?.ToString());
        json.WriteString("obligation"u8, owed.Obligation);
        json.WriteString("what"u8, owed.What);
        json.WriteString("due"u8, owed.Due);
        json.WriteBoolean("overdue"u8, owed.Overdue);
        json.WriteString("source"u8, owed.Source);
        json.WriteNumber("step"u8, owed.Step);
        json.WriteString("stepName"u8, owed.StepName);
        json.WriteEndObject();
    }
}
