using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.HealthFhirR4.Reading;

internal static class TelecomReading
{
    public static ContactPoint? Read(FhirNode telecom)
    {
        if (telecom.Text("value") is not { } value)
        {
            return null;
        }

        var safe = telecom.Extension(HubExtensions.SafeContact);
        return new ContactPoint
        {
            Kind = Codings.Hub<ContactKind>(safe?.Extension("kind")) ?? KindOf(telecom),
            Value = value,
            Safety = Codings.Hub<ContactSafety>(safe?.Extension("safety")) ?? ContactSafety.Unknown,
            SafeTimes = safe?.ExtensionText("safe-times"),
            VoicemailAllowed = Values.Truth(safe?.Extension("voicemail-allowed"), "value"),
            SeenByOthers = safe?.ExtensionText("seen-by-others"),
            SetBy = safe?.ExtensionText("set-by"),
            ReviewBy = Values.Date(safe?.Extension("review-by"), "value"),
            Rank = Values.Number(telecom, "rank"),
            Preferred = Values.Truth(safe?.Extension("preferred"), "value") ?? false,
        };
    }

    /// <summary>The use counts only where it tells a mobile from another phone.</summary>
    private static ContactKind KindOf(FhirNode telecom) => telecom.Text("system") switch
    {
        "phone" when telecom.UnreadText("use") == "mobile" && telecom.Text("use") is not null => ContactKind.Mobile,
        "phone" => ContactKind.Phone,
        "sms" => ContactKind.Text,
        "email" => ContactKind.Email,
        "url" => ContactKind.OnlineMessage,
        _ => ContactKind.Other,
    };
}
