using SafeguardingHub.Adapters.PoliceXml.Codes;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.PoliceXml.Writing;

/// <summary>Writes places and ways to reach somebody, with what makes them safe or not.</summary>
internal static class PlaceWriting
{
    public static void Address(PpnWriter xml, Address address)
    {
        xml.Attribute("type", AddressCodes.Table.Write(address.Kind)!.Code);
        xml.Attribute("restricted", address.Restricted ? true : null);
        xml.Attribute("from", address.From);
        xml.Attribute("until", address.Until);
        xml.Elements("line", address.Lines);
        xml.Element("town", address.Town);
        xml.Element("county", address.County);
        xml.Element("postcode", address.Postcode);
        xml.Element("uprn", address.Uprn);
        xml.Element("area", address.Area?.ToString());
        xml.Element("restrictionReason", address.RestrictionReason);
    }

    public static void Contact(PpnWriter xml, ContactPoint contact)
    {
        xml.Attribute("type", ContactCodes.Table.Write(contact.Kind)!.Code);
        xml.Attribute("safe", contact.Safety == ContactSafety.Unknown ? null : contact.Safety == ContactSafety.Safe);
        xml.Attribute("voicemail", contact.VoicemailAllowed);
        xml.Attribute("rank", contact.Rank);
        xml.Attribute("preferred", contact.Preferred ? true : null);
        xml.Element("value", contact.Value);
        xml.Element("times", contact.SafeTimes);
        xml.Element("seenBy", contact.SeenByOthers);
        xml.Element("setBy", contact.SetBy);
        xml.Element("reviewBy", contact.ReviewBy);
    }
}
