using SafeguardingHub.Adapters.PoliceXml.Codes;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.PoliceXml.Reading;

/// <summary>Reads ways to reach somebody. Safety that is not said, or cannot be read, is unknown: nobody is contacted automatically.</summary>
internal static class ContactReading
{
    public static List<ContactPoint> Read(SourceElement person, Notes notes)
    {
        var contacts = new List<ContactPoint>();
        foreach (var contact in person.Children("contact"))
        {
            if (contact.Child("value")?.Take() is { } value)
            {
                contacts.Add(Read(contact, value, notes));
            }
            else
            {
                notes.Warn(Problems.MissingElement, contact);
            }
        }

        contacts.AddRange(AddressReading.SafetyOf(person, notes));
        return contacts;
    }

    private static ContactPoint Read(SourceElement contact, string value, Notes notes) => new()
    {
        Kind = notes.Code(contact.Attribute("type"), ContactCodes.Table) ?? ContactKind.Other,
        Value = value,
        Safety = notes.Flag(contact.Attribute("safe")) switch
        {
            true => ContactSafety.Safe,
            false => ContactSafety.Unsafe,
            null => ContactSafety.Unknown,
        },
        VoicemailAllowed = notes.Flag(contact.Attribute("voicemail")),
        Rank = notes.Whole(contact.Attribute("rank")),
        Preferred = notes.Flag(contact.Attribute("preferred")) ?? false,
        SafeTimes = contact.Child("times")?.Take(),
        SeenByOthers = contact.Child("seenBy")?.Take(),
        SetBy = contact.Child("setBy")?.Take(),
        ReviewBy = notes.Date(contact.Child("reviewBy")),
    };
}
