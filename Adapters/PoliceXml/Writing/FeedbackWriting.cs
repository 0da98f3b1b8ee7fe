using System.Globalization;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.PoliceXml.Writing;

/// <summary>Writes what a recipient said or what happened with the child, and what is still owed.</summary>
internal static class FeedbackWriting
{
    public static ReadOnlyMemory<byte> Write(Feedback feedback) => PpnWriter.Document(PpnFormat.Feedback, xml =>
    {
        EnvelopeWriting.Attributes(xml, feedback);
        xml.Attribute("referralId", feedback.ReferralId.ToString());
        xml.Attribute("reference", feedback.Reference.ToString());
        xml.Attribute("saidBy", feedback.SaidBy.ToString());
        xml.Attribute("urgent", feedback.Urgent);
        xml.Item("times", feedback.Times, Times);
        xml.Items("expected", feedback.Expected, ReferralWriting.Expected);
        xml.Elements("withheld", feedback.WithheldFields);
        xml.Item("response", feedback.Response, (element, response) => AnswerPartWriting.Response(element, response, feedback.Reference));
        xml.Item("engagement", feedback.Engagement, (element, engagement) => AnswerPartWriting.Engagement(element, engagement, feedback.Reference));
    });

    public static ReadOnlyMemory<byte> Write(Chase chase) => PpnWriter.Document(PpnFormat.Chase, xml =>
    {
        EnvelopeWriting.Attributes(xml, chase);
        xml.Attribute("urgent", chase.Urgent);
        xml.Items("owed", chase.Owed, Owed);
    });

    private static void Times(PpnWriter xml, ReferralTimes times)
    {
        xml.Attribute("delivered", times.Delivered);
        xml.Attribute("acknowledged", times.Acknowledged);
        xml.Attribute("decided", times.Decided);
        xml.Attribute("outcomeFedBack", times.OutcomeFedBack);
    }

    private static void Owed(PpnWriter xml, OwedAnswer owed)
    {
        xml.Attribute("reference", owed.Reference.ToString());
        xml.Attribute("referralId", owed.ReferralId?.ToString());
        xml.Attribute("obligation", owed.Obligation);
        xml.Attribute("due", owed.Due);
        xml.Attribute("overdue", owed.Overdue);
        xml.Attribute("step", owed.Step.ToString(CultureInfo.InvariantCulture));
        xml.Attribute("stepName", owed.StepName);
        xml.Element("what", owed.What);
        xml.Element("source", owed.Source);
    }
}
