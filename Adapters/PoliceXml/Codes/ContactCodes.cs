using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.PoliceXml.Codes;

/// <summary>How somebody can be reached.</summary>
internal static class ContactCodes
{
    public static readonly CodeTable<ContactKind> Table = new(
        "ppn:contact",
        new("phone", ContactKind.Phone, "Telephone"),
        new("mobile", ContactKind.Mobile, "Mobile telephone"),
        new("text", ContactKind.Text, "Text message"),
        new("email", ContactKind.Email, "E-mail"),
        new("online", ContactKind.OnlineMessage, "Online message"),
        new("in-person", ContactKind.InPerson, "In person"),
        new("via-professional", ContactKind.ViaProfessional, "Through a professional"),
        new("other", ContactKind.Other, "Another way"));
}
