using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.HealthFhirR4.Reading;

/// <summary>A Patient as a child.</summary>
internal static class ChildReading
{
    private static readonly HashSet<string> RestrictedCodes = new(StringComparer.Ordinal) { "R", "V" };

    /// <param name="raisedOn">The day the concern was raised: a birth date after it is an expected one.</param>
    public static Child Read(FhirNode patient, DateOnly? raisedOn)
    {
        var restricted = IsRestricted(patient);
        var names = PersonReading.Names(patient);
        var born = Values.Date(patient, "birthDate");
        var expected = Values.Date(patient.Extension(HubExtensions.ExpectedDateOfBirth), "value");
        if (born > raisedOn)
        {
            patient.Reading.Warn(Problems.UnreadableValue, patient.First("birthDate")!.Value);
            (born, expected) = (null, expected ?? born);
        }

        var language = LanguageReading.Preferred(patient);
        return new Child
        {
            Key = patient.Reading.KeyOf(patient),
            Name = names.Count > 0 ? names[0] : null,
            OtherNames = [.. names.Skip(1)],
            DateOfBirth = born,
            ExpectedDateOfBirth = expected,
            DateOfDeath = patient.UnreadText("deceased") is { } deceased && deceased is not ("true" or "false") ? Values.Date(patient, "deceased") : null,
            StatedAge = Values.Number(patient.Extension(HubExtensions.StatedAge), "value"),
            Sex = SexOf(patient, unborn: born is null && expected is not null),
            GenderIdentity = Codings.Words(patient.Extension(Systems.GenderIdentityExtension)?.First("value")),
            Ethnicity = EthnicityReading.Read(patient),
            Religion = Codings.Words(patient.Extension(Systems.ReligionExtension)?.First("value")),
            Language = language,
            InterpreterNeeded = Values.Truth(patient.Extension(Systems.InterpreterExtension), "value"),
            Disabilities = Several<Disability>(patient, HubExtensions.Disability),
            Identifiers = [.. patient.All("identifier").Select(IdentifierReading.Read).OfType<ChildIdentifier>()],
            Addresses = PersonReading.Addresses(patient, restricted),
            Contacts = [.. PersonReading.Contacts(patient), .. ContactsOfSelf(patient)],
            Circumstances = Several<Circumstance>(patient, HubExtensions.Circumstance),
            School = patient.ExtensionText(HubExtensions.School),
            GeneralPractitioner = GeneralPractitioner(patient),
        };
    }

    /// <summary>Whether anything at all tells this child from another.</summary>
    public static bool CanBeTold(Child child) =>
        child.Name is not null || child.DateOfBirth is not null || child.ExpectedDateOfBirth is not null || child.Identifiers.Count > 0
        || child.Addresses.Count > 0;

    /// <summary>PDS marks a restricted person on the whole record; R and anything above it.</summary>
    private static bool IsRestricted(FhirNode patient)
    {
        var labels = patient.First("meta") is { } meta ? meta.All("security").Select(Codings.Read).OfType<Coded>().ToList() : [];
        return labels.Exists(label => label.System == Systems.Confidentiality && RestrictedCodes.Contains(label.Code));
    }

    private static Sex SexOf(FhirNode patient, bool unborn)
    {
        var sex = PersonReading.Sex(patient);
        if (!unborn || sex == Sex.NotRecorded)
        {
            return sex;
        }

        patient.Reading.Warn(Problems.UnbornSex, patient.First("gender")!.Value);
        return Sex.NotRecorded;
    }

    private static IReadOnlyList<T> Several<T>(FhirNode patient, string url)
        where T : struct, Enum =>
        [.. patient.Extensions(url).Select(extension => Codings.Hub<T>(extension)).OfType<T>().Distinct()];

    private static IEnumerable<ContactPoint> ContactsOfSelf(FhirNode patient) =>
        patient.All("contact").Where(ContactReading.IsSelf).SelectMany(ContactReading.ReadSelf);

    private static string? GeneralPractitioner(FhirNode patient)
    {
        foreach (var reference in patient.All("generalPractitioner"))
        {
            var name = patient.Reading.Follow(reference) is { } found ? OrganisationReading.NameOf(found) : null;
            if ((name ?? reference.Text("display") ?? reference.First("identifier")?.Text("value")) is { } words)
            {
                return words;
            }
        }

        return null;
    }
}
