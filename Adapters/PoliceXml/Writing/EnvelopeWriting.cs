using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.PoliceXml.Writing;

/// <summary>Writes what every message from the hub begins with.</summary>
internal static class EnvelopeWriting
{
    public static void Attributes(PpnWriter xml, Outgoing outgoing)
    {
        xml.Attribute("messageId", outgoing.MessageId.ToString("D"));
        xml.Attribute("recipient", outgoing.Recipient.ToString());
        xml.Attribute("composed", outgoing.ComposedAt);
    }
}
