using SafeguardingHub.Adapters.Reading;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.SocialCareJson;

internal static class ContactReading
{
    /// <summary>Nothing said about safety means unknown, and unknown means that nothing automatic uses it.</summary>
    public static ContactPoint? Read(JsonCursor contact)
    {
        if (!contact.CanBeOpened())
        {
            return null;
        }

        if (contact["value"u8].Text() is not { } value)
        {
            contact.ReportBelow("value", Problems.MissingElement);
            return null;
        }

        return new ContactPoint
        {
            Kind = contact["type"u8].Word(CanonicalWords<ContactKind>.Table) ?? ContactKind.Other,
            Value = value,
            Safety = contact["safety"u8].Word(CanonicalWords<ContactSafety>.Table) ?? ContactSafety.Unknown,
            SafeTimes = contact["safe_times"u8].Text(),
            VoicemailAllowed = contact["voicemail_allowed"u8].Flag(),
            SeenByOthers = contact["seen_by_others"u8].Text(),
            SetBy = contact["set_by"u8].Text(),
            ReviewBy = contact["review_by"u8].Date(),
            Rank = Rank(contact["rank"u8]),
            Preferred = contact["preferred"u8].Flag() ?? false,
        };
    }

    /// <summary>The list, then the shorthand <c>phone</c> and <c>email</c>.</summary>
    public static IReadOnlyList<ContactPoint> ReadAll(JsonCursor person)
    {
        var listed = person["contacts"u8].ListOf(Read);
        var phone = person["phone"u8].Text();
        var email = person["email"u8].Text();
        if (phone is null && email is null)
        {
            return listed;
        }

        List<ContactPoint> all = [.. listed];
        if (phone is not null)
        {
            all.Add(new ContactPoint { Kind = ContactKind.Phone, Value = phone });
        }

        if (email is not null)
        {
            all.Add(new ContactPoint { Kind = ContactKind.Email, Value = email });
        }

        return all;
    }

    private static int? Rank(JsonCursor written)
    {
        var rank = written.WholeNumber();
        if (rank < 1)
        {
            written.Refuse();
            return null;
        }

        return rank;
    }
}
