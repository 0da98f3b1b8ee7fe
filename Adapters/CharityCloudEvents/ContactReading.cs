using SafeguardingHub.Adapters.Reading;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.CharityCloudEvents;

/// <summary>Ways to reach somebody. What is not said to be safe is not safe: it stays unknown.</summary>
internal static class ContactReading
{
    /// <summary>A way to reach a young person, for which the sender has to say whether it is safe.</summary>
    public static ContactPoint? ReadSafe(JsonCursor contact)
    {
        if (contact.IsObject && !contact["safety"u8].IsPresent)
        {
            contact.ReportBelow("safety", Problems.MissingElement);
        }

        return Read(contact);
    }

    public static ContactPoint? Read(JsonCursor contact)
    {
        if (!contact.IsPresent)
        {
            return null;
        }

        var value = contact["value"u8].Text();
        if (value is null)
        {
            contact.ReportBelow("value", Problems.MissingElement);
        }

        return new ContactPoint
        {
            Kind = contact["kind"u8].Word<ContactKind>() ?? ContactKind.Other,
            Value = value ?? "",
            Safety = contact["safety"u8].Word<ContactSafety>() ?? ContactSafety.Unknown,
            SafeTimes = contact["safeTimes"u8].Text(),
            VoicemailAllowed = contact["voicemailAllowed"u8].Flag(),
            SeenByOthers = contact["whoElseSees"u8].Text(),
            SetBy = contact["setBy"u8].Text(),
            ReviewBy = contact["reviewBy"u8].Date(),
            Rank = contact["rank"u8].WholeNumber(),
            Preferred = contact["preferred"u8].Flag() ?? false,
        };
    }
}
