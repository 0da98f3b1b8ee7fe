using SafeguardingHub.Adapters.PoliceXml.Codes;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.PoliceXml.Writing;

/// <summary>Writes what the hub asks of a force: a referral, and news of one.</summary>
internal static class ReferralWriting
{
    public static ReadOnlyMemory<byte> Write(Referral referral) => PpnWriter.Document(PpnFormat.Referral, xml =>
    {
        EnvelopeWriting.Attributes(xml, referral);
        Case(xml, referral.ReferralId, referral.Reference, referral.RaisedBy, referral.Urgent);
        xml.Elements("why", referral.Why);
        xml.Items("expected", referral.Expected, Expected);
        xml.Item("sharing", referral.Sharing, Sharing);
        xml.Elements("withheld", referral.WithheldFields);
        xml.Item("concern", referral.Concern, ConcernWriting.Write);
    });

    public static ReadOnlyMemory<byte> Write(UpdateNotice update) => PpnWriter.Document(PpnFormat.ReferralUpdate, xml =>
    {
        EnvelopeWriting.Attributes(xml, update);
        Case(xml, update.ReferralId, update.Reference, update.RaisedBy, update.Urgent);
        xml.Attribute("kind", UpdateCodes.Table.Write(update.Kind)!.Code);
        xml.Element("note", update.Note);
        xml.Elements("withheld", update.WithheldFields);
        xml.Item("concern", update.Concern, ConcernWriting.Write);
    });

    private static void Case(PpnWriter xml, ReferralId id, ConcernReference reference, AgencyId raisedBy, bool urgent)
    {
        xml.Attribute("referralId", id.ToString());
        xml.Attribute("reference", reference.ToString());
        xml.Attribute("raisedBy", raisedBy.ToString());
        xml.Attribute("urgent", urgent);
    }

    public static void Expected(PpnWriter xml, ExpectedAnswer answer)
    {
        xml.Attribute("due", answer.Due);
        xml.Element("what", answer.What);
        xml.Element("source", answer.Source);
    }

    private static void Sharing(PpnWriter xml, SharingBasis sharing)
    {
        xml.Attribute("code", LawfulBasisCodes.Table.Write(sharing.Basis)?.Code);
        xml.Attribute("agreementVersion", sharing.AgreementVersion);
        xml.Element("purpose", sharing.Purpose);
        xml.Element("condition", sharing.Condition);
    }
}
