using System.Text.Json;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.SocialCareJson;

/// <summary>What a recipient said or what happened with the child, and what is still owed.</summary>
internal static class FeedbackWriting
{
    public static string Write(Utf8JsonWriter writer, Feedback feedback)
    {
        MessageWriting.Header(writer, feedback, "feedback");
        writer.WriteString("reference"u8, feedback.Reference.ToString());
        writer.WriteString("hub_referral_id"u8, feedback.ReferralId.Value);
        writer.WriteString("said_by"u8, feedback.SaidBy.ToString());
        writer.WriteBoolean("urgent"u8, feedback.Urgent);
        Times(writer, feedback.Times);
        writer.List("expected"u8, feedback.Expected, ReferralWriting.Expected);
        writer.Texts("withheld_fields"u8, feedback.WithheldFields);
        if (feedback.Response is { } response)
        {
            AnswerPartWriting.Response(writer, response);
        }

        if (feedback.Engagement is { } engagement)
        {
            AnswerPartWriting.Engagement(writer, engagement);
        }

        writer.List("original_codes"u8, feedback.Response?.OriginalCodes ?? feedback.Engagement?.OriginalCodes ?? [], ConcernWriting.OriginalCode);
        return "feedback";
    }

    public static string Write(Utf8JsonWriter writer, Chase chase)
    {
        MessageWriting.Header(writer, chase, "chase");
        writer.WriteBoolean("urgent"u8, chase.Urgent);
        writer.List("owed"u8, chase.Owed, Owed);
        return "chase";
    }

    private static void Times(Utf8JsonWriter writer, ReferralTimes times)
    {
        writer.WriteStartObject("times"u8);
        writer.Instant("delivered"u8, times.Delivered);
        writer.Instant("acknowledged"u8, times.Acknowledged);
        writer.Instant("decided"u8, times.Decided);
        writer.Instant("outcome_fed_back"u8, times.OutcomeFedBack);
        writer.WriteEndObject();
    }

    private static void Owed(Utf8JsonWriter writer, OwedAnswer owed)
    {
        writer.WriteStartObject();
        writer.WriteString("reference"u8, owed.Reference.ToString());
        writer.Text("hub_referral_id"u8, owed.ReferralId?.ToString());
        writer.WriteString("obligation"u8, owed.Obligation);
        writer.WriteString("what"u8, owed.What);
        writer.WriteString("due"u8, owed.Due);
        writer.WriteBoolean("overdue"u8, owed.Overdue);
        writer.WriteString("source"u8, owed.Source);
        writer.WriteNumber("step"u8, owed.Step);
        writer.WriteString("step_name"u8, owed.StepName);
        writer.WriteEndObject();
    }
}
