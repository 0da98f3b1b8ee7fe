using SafeguardingHub.Adapters.PoliceXml.Codes;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.PoliceXml.Reading;

/// <summary>Reads what stands round the child: who raised it, where, what happened, under what law, and what the child says.</summary>
internal static class ContextReading
{
    public static Origin Origin(SourceElement root, DateTimeOffset? raisedAt, Notes notes)
    {
        KeepForce(root.Attribute("forceCode"), notes);
        return new Origin
        {
            SenderReference = root.Attribute("ref")?.Take(),
            CorrelationId = root.Attribute("caseRef")?.Take(),
            RaisedAt = raisedAt,
            Organisation = root.Child("force")?.Take(),
            Team = root.Child("unit")?.Take(),
            RaisedBy = root.Child("officer") is { } officer ? PersonReading.Read(officer, notes) : null,
            ReferralSource = root.Attribute("referralSource")?.Take() ?? PpnFormat.PoliceReferralSource,
        };
    }

    public static Locality Locality(SourceElement concern, Notes notes)
    {
        var area = notes.Area(concern.Attribute("area"));
        return new Locality
        {
            Area = area,
            Nation = notes.Code(concern.Attribute("nation"), NationCodes.Table) ?? area?.Nation,
            LocalAuthorityCode = concern.Attribute("localAuthority")?.Take(),
        };
    }

    public static LegalBasis LegalBasis(SourceElement concern, Notes notes)
    {
        var basis = concern.Child("legalBasis");
        var consent = concern.Child("consent");
        return new LegalBasis
        {
            Basis = notes.Code(basis?.Attribute("code"), LawfulBasisCodes.Table) ?? LawfulBasis.NotStated,
            Condition = basis?.Child("condition")?.Take(),
            Purpose = basis?.Child("purpose")?.Take(),
            ConsentSought = notes.Flag(consent?.Attribute("sought")),
            ConsentGiven = notes.Flag(consent?.Attribute("given")),
            ReasonConsentNotSought = consent?.Child("reasonIfNot")?.Take(),
            Marking = MarkingOf(concern.Attribute("marking"), notes),
        };
    }

    public static Incident? Incident(SourceElement concern, Notes notes) => concern.Child("incident") is not { } incident ? null : new Incident
    {
        Reference = incident.Attribute("ref")?.Take(),
        Kind = incident.Child("type")?.Take(),
        OccurredAt = notes.Time(incident.Child("time")),
        Place = incident.Child("location") is { } place ? AddressReading.Read(place, AddressKind.Incident, notes) : null,
        Circumstances = incident.Child("circumstances")?.TakeRaw(),
    };

    public static VoiceOfTheChild? Voice(SourceElement concern, Notes notes) => concern.Child("voiceOfChild") is not { } voice ? null : new VoiceOfTheChild
    {
        SpokenTo = notes.Flag(voice.Attribute("spokenTo")),
        SeenAlone = notes.Flag(voice.Attribute("alone")),
        KnowsOfReferral = notes.Flag(voice.Attribute("knowsOfReferral")),
        Words = voice.Child("words")?.TakeRaw(),
        Wishes = voice.Child("wishes")?.TakeRaw(),
        NextContactChosen = voice.Child("nextContact")?.Take(),
        ReasonNotSpokenTo = voice.Child("reasonNotSpokenTo")?.Take(),
    };

    public static NationalReferral NationalReferral(SourceElement concern, Notes notes)
    {
        var nrm = concern.Child("nrm");
        return new NationalReferral
        {
            Status = notes.Code(nrm?.Attribute("status"), NationalReferralCodes.Table) ?? NationalReferralStatus.NotStated,
            Reference = nrm?.Attribute("ref")?.Take(),
        };
    }

    /// <summary>Unmarked is OFFICIAL; a marking nobody knows protects no less than the strictest one that is known.</summary>
    private static ProtectiveMarking MarkingOf(SourceAttribute? marking, Notes notes) =>
        notes.Code(marking, MarkingCodes.Table)
        ?? (marking?.Take() is null ? ProtectiveMarking.Official : ProtectiveMarking.OfficialSensitive);

    private static void KeepForce(SourceAttribute? forceCode, Notes notes)
    {
        if (forceCode?.Take() is { } code)
        {
            notes.Keep(new OriginalCode("ppn:force", code, Lossy: true), forceCode);
        }
    }
}
