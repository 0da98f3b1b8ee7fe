using SafeguardingHub.Adapters.PoliceXml.Codes;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.PoliceXml.Writing;

/// <summary>Writes a concern as the content of a notification, in the order of the schema.</summary>
internal static class ConcernWriting
{
    public static void Write(PpnWriter xml, Concern concern)
    {
        Attributes(xml, concern);
        xml.Element("force", concern.Origin.Organisation);
        xml.Element("unit", concern.Origin.Team);
        xml.Item("officer", concern.Origin.RaisedBy, PersonWriting.Person);
        Risk(xml, concern.Risk);
        xml.List("flags", "flag", concern.Categories, Flag);
        xml.Element("narrative", concern.Narrative);
        xml.Item("incident", concern.Incident, Incident);
        xml.Element("persons", persons =>
        {
            persons.Items("person", concern.Children, PersonWriting.Child);
            persons.Items("person", concern.People, PersonWriting.Person);
        });
        xml.Item("voiceOfChild", concern.Voice, Voice);
        xml.List("needsFirst", "need", concern.NeedsFirst, Need);
        NationalReferral(xml, concern.NationalReferral);
        LegalBasis(xml, concern.LegalBasis);
        xml.List("originalCodes", "originalCode", concern.OriginalCodes, OriginalCode);
        xml.List("triage", "reason", concern.Triage, (reason, value) => reason.Content(CanonicalNames<TriageReason>.Of(value)));
    }

    private static void Attributes(PpnWriter xml, Concern concern)
    {
        xml.Attribute("ref", concern.Origin.SenderReference);
        xml.Attribute("caseRef", concern.Origin.CorrelationId);
        xml.Attribute("created", concern.Origin.RaisedAt);
        xml.Attribute("referralSource", concern.Origin.ReferralSource);
        xml.Attribute("marking", MarkingCodes.Table.Write(concern.LegalBasis.Marking)!.Code);
        xml.Attribute("nation", concern.Locality.Nation is { } nation ? NationCodes.Table.Write(nation)!.Code : null);
        xml.Attribute("area", concern.Locality.Area?.ToString());
        xml.Attribute("localAuthority", concern.Locality.LocalAuthorityCode);
    }

    private static void Risk(PpnWriter xml, Risk risk)
    {
        if (risk is { Level: RiskLevel.NotStated, Rationale: null, Factors.Count: 0 })
        {
            return;
        }

        var immediate = risk.Level == RiskLevel.Immediate;
        xml.Element("risk", element =>
        {
            element.Element("grade", GradeCodes.Table.Write(immediate ? RiskLevel.High : risk.Level)?.Code);
            element.Element("immediateDanger", immediate ? true : (bool?)null);
            element.Element("rationale", risk.Rationale);
            element.List("thrive", "factor", risk.Factors, (factor, value) =>
            {
                factor.Attribute("name", value.Name);
                factor.Content(value.Text);
            });
        });
    }

    private static void Flag(PpnWriter xml, ConcernCategory category)
    {
        var row = FlagCodes.Table.Write(category);
        xml.Attribute("code", row?.Code ?? PpnFormat.OtherFlag);
        xml.Refinement(row, category);
    }

    private static void Incident(PpnWriter xml, Incident incident)
    {
        xml.Attribute("ref", incident.Reference);
        xml.Element("type", incident.Kind);
        xml.Element("time", incident.OccurredAt);
        xml.Item("location", incident.Place, PlaceWriting.Address);
        xml.Element("circumstances", incident.Circumstances);
    }

    private static void Voice(PpnWriter xml, VoiceOfTheChild voice)
    {
        xml.Attribute("spokenTo", voice.SpokenTo);
        xml.Attribute("alone", voice.SeenAlone);
        xml.Attribute("knowsOfReferral", voice.KnowsOfReferral);
        xml.Element("words", voice.Words);
        xml.Element("wishes", voice.Wishes);
        xml.Element("nextContact", voice.NextContactChosen);
        xml.Element("reasonNotSpokenTo", voice.ReasonNotSpokenTo);
    }

    public static void Need(PpnWriter xml, Need need)
    {
        xml.Attribute("code", NeedCodes.Table.Write(need.Kind)!.Code);
        xml.Attribute("open", need.Open);
        xml.Content(need.Description);
    }

    private static void NationalReferral(PpnWriter xml, NationalReferral referral)
    {
        if (referral is not { Status: NationalReferralStatus.NotStated, Reference: null })
        {
            xml.Element("nrm", element =>
            {
                element.Attribute("status", NationalReferralCodes.Table.Write(referral.Status)?.Code);
                element.Attribute("ref", referral.Reference);
            });
        }
    }

    private static void LegalBasis(PpnWriter xml, LegalBasis basis)
    {
        if (basis is not { Basis: LawfulBasis.NotStated, Condition: null, Purpose: null })
        {
            xml.Element("legalBasis", element =>
            {
                element.Attribute("code", LawfulBasisCodes.Table.Write(basis.Basis)?.Code);
                element.Element("condition", basis.Condition);
                element.Element("purpose", basis.Purpose);
            });
        }

        if (basis is not { ConsentSought: null, ConsentGiven: null, ReasonConsentNotSought: null })
        {
            xml.Element("consent", element =>
            {
                element.Attribute("sought", basis.ConsentSought);
                element.Attribute("given", basis.ConsentGiven);
                element.Element("reasonIfNot", basis.ReasonConsentNotSought);
            });
        }
    }

    public static void OriginalCode(PpnWriter xml, OriginalCode code)
    {
        xml.Attribute("system", code.System);
        xml.Attribute("code", code.Code);
        xml.Attribute("lossy", code.Lossy ? true : null);
        xml.Content(code.Display);
    }
}
