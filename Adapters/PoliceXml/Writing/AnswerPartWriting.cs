using SafeguardingHub.Adapters.PoliceXml.Codes;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.PoliceXml.Writing;

/// <summary>Writes an answer or an event as a force itself would send it, in the order of the schema.</summary>
internal static class AnswerPartWriting
{
    public static void Response(PpnWriter xml, ReferralResponse response, ConcernReference reference)
    {
        Origin(xml, response.Origin, reference, response.ChildKey, response.TakesBack);
        xml.Attribute("kind", AnswerCodes.Responses.Write(response.Kind)!.Code);
        xml.Attribute("answered", response.AnsweredAt);
        Organisation(xml, response.Origin);
        xml.Item("answeredBy", response.AnsweredBy, PersonWriting.Person);
        xml.Element("note", response.Note);
        xml.Item("decline", response.Decline, Decline);
        xml.Item("redirectedTo", response.RedirectedTo, Redirection);
        xml.List("informationNeeded", "item", response.InformationNeeded, InformationNeeded);
        xml.Item("outcome", response.Outcome, Outcome);
        xml.Item("closure", response.Closure, Closure);
        xml.List("facts", "fact", response.Facts, Fact);
        xml.List("originalCodes", "originalCode", response.OriginalCodes, ConcernWriting.OriginalCode);
    }

    public static void Engagement(PpnWriter xml, EngagementEvent engagement, ConcernReference reference)
    {
        Origin(xml, engagement.Origin, reference, engagement.ChildKey, engagement.TakesBack);
        xml.Attribute("kind", AnswerCodes.Engagements.Write(engagement.Kind)!.Code);
        xml.Attribute("mode", engagement.Mode == EngagementMode.NotStated ? null : AnswerCodes.Modes.Write(engagement.Mode)!.Code);
        When(xml, engagement.On, engagement.At);
        By(xml, engagement.By);
        xml.Attribute("reviewOn", engagement.ReviewOn);
        Organisation(xml, engagement.Origin);
        xml.Item("worker", engagement.Worker, PersonWriting.Person);
        xml.Element("words", engagement.ChildsWords);
        xml.Item("nextContact", engagement.NextContact, NextContact);
        xml.Element("note", engagement.Note);
        xml.List("needs", "need", engagement.Needs, ConcernWriting.Need);
        xml.List("originalCodes", "originalCode", engagement.OriginalCodes, ConcernWriting.OriginalCode);
    }

    private static void Origin(PpnWriter xml, Origin origin, ConcernReference reference, string? child, string? takesBack)
    {
        xml.Attribute("ref", origin.SenderReference);
        xml.Attribute("caseRef", origin.CorrelationId);
        xml.Attribute("created", origin.RaisedAt);
        xml.Attribute("reference", reference.ToString());
        xml.Attribute("child", child);
        xml.Attribute("takesBack", takesBack);
    }

    private static void Organisation(PpnWriter xml, Origin origin)
    {
        xml.Element("force", origin.Organisation);
        xml.Element("unit", origin.Team);
    }

    private static void Decline(PpnWriter xml, Decline decline)
    {
        xml.Attribute("reason", AnswerCodes.DeclineReasons.Write(decline.Reason)!.Code);
        xml.Content(decline.Text);
    }

    private static void Redirection(PpnWriter xml, Redirection redirection)
    {
        xml.Attribute("agency", redirection.Agency?.ToString());
        xml.Content(redirection.Description);
    }

    private static void InformationNeeded(PpnWriter xml, InformationNeeded needed)
    {
        xml.Attribute("urgency", AnswerCodes.Urgencies.Write(needed.Urgency)!.Code);
        xml.Attribute("by", needed.By);
        xml.Content(needed.What);
    }

    private static void Outcome(PpnWriter xml, ReferralOutcome outcome)
    {
        xml.Attribute("kind", AnswerCodes.Outcomes.Write(outcome.Kind)!.Code);
        xml.Attribute("on", outcome.On);
        xml.Content(outcome.Text);
    }

    private static void Closure(PpnWriter xml, Closure closure)
    {
        xml.Attribute("reason", AnswerCodes.ClosureReasons.Write(closure.Reason)!.Code);
        xml.Attribute("on", closure.On);
        xml.Element("text", closure.Text);
        xml.Item("authorisedBy", closure.AuthorisedBy, PersonWriting.Person);
        xml.Element("wayBack", closure.WayBack);
    }

    private static void Fact(PpnWriter xml, ReportedFact fact)
    {
        xml.Attribute("kind", AnswerCodes.Facts.Write(fact.Kind)!.Code);
        When(xml, fact.On, fact.At);
        xml.Attribute("ref", fact.Reference);
        xml.Content(fact.Text);
    }

    private static void NextContact(PpnWriter xml, ChosenContact next)
    {
        xml.Attribute("at", next.At);
        By(xml, next.By);
        xml.Element("when", next.When);
        xml.Element("how", next.How);
        xml.Element("where", next.Where);
        xml.Element("who", next.Who);
    }

    private static void When(PpnWriter xml, DateOnly? on, DateTimeOffset? at)
    {
        if (at is null)
        {
            xml.Attribute("when", on);
        }

        xml.Attribute("when", at);
    }

    private static void By(PpnWriter xml, ContactKind? by) => xml.Attribute("by", by is { } kind ? ContactCodes.Table.Write(kind)!.Code : null);
}
