using SafeguardingHub.Adapters.Reading;
using SafeguardingHub.Adapters.SocialCareJson.CodeTables;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.SocialCareJson;

internal static class ChildReading
{
    /// <summary>In whole years.</summary>
    public const int OldestAge = 120;

    public static Child Read(JsonCursor child, string? laCode, DateTimeOffset? raisedAt)
    {
        var details = child["child_details"u8];
        var read = new Child
        {
            Key = child["key"u8].Text(),
            Name = NameReading.Read(details),
            OtherNames = child["other_names"u8].ListOf(NameReading.Read),
            DateOfBirth = DateOfBirth(details["date_of_birth"u8], raisedAt),
            ExpectedDateOfBirth = details["expected_date_of_birth"u8].Date(),
            DateOfDeath = details["date_of_death"u8].Date(),
            StatedAge = StatedAge(details["stated_age"u8]),
            Sex = SexReading.Read(details),
            GenderIdentity = details["gender_identity"u8].Text(),
            Ethnicity = Ethnicity(details),
            Religion = details["religion"u8].Text(),
            Language = details["language"u8].Text(),
            InterpreterNeeded = details["interpreter_needed"u8].Flag(),
            Disabilities = Disabled(details["disabilities"u8]),
            Identifiers = IdentifierReading.Read(child, details, laCode),
            Addresses = ChildAddressReading.Read(child["addresses"u8], details["postcode"u8]),
            Contacts = ContactReading.ReadAll(child),
            Circumstances = CircumstanceReading.Read(child, details),
            School = child["school"u8].Text(),
            GeneralPractitioner = child["general_practitioner"u8].Text(),
        };
        ReportPurge(child["purge"u8]);
        ReportPurge(details["purge"u8]);
        return read.IsUnborn && read.Sex != Sex.NotRecorded ? WithoutSex(read, details) : read;
    }

    /// <summary>Whether there is anything to tell who this is. A date of birth alone tells nothing.</summary>
    public static bool CanBeTold(Child child) =>
        child.Name is not null || child.OtherNames.Count > 0 || child.Identifiers.Count > 0 || child.Addresses.Count > 0
        || child.Contacts.Count > 0 || child.IsUnborn;

    private static Child WithoutSex(Child child, JsonCursor details)
    {
        details["sex"u8].Report(Problems.UnbornSex);
        return child with { Sex = Sex.NotRecorded };
    }

    /// <summary>A birth after the day the concern was raised is a mistake in one of the two; CIN validation rule 8520.</summary>
    private static DateOnly? DateOfBirth(JsonCursor written, DateTimeOffset? raisedAt)
    {
        var date = written.Date();
        if (date is { } born && raisedAt is { } raised && born > DateOnly.FromDateTime(raised.DateTime))
        {
            written.Refuse();
            return null;
        }

        return date;
    }

    private static int? StatedAge(JsonCursor written)
    {
        var age = written.WholeNumber();
        if (age is < 0 or > OldestAge)
        {
            written.Refuse();
            return null;
        }

        return age;
    }

    private static Ethnicity? Ethnicity(JsonCursor details)
    {
        var code = details["ethnicity"u8].Code(Ethnicities.Table);
        return details["ethnicity_recorded_as"u8].Word(CanonicalWords<Ethnicity>.Table) ?? code;
    }

    /// <summary>NONE excludes every other (CIN validation rule 8790); where both stand, both are kept and reported.</summary>
    private static List<Disability> Disabled(JsonCursor disabilities)
    {
        var all = disabilities.SetOf(static item => item.Code(Disabilities.Table));
        if (all.Count > 1 && all.Contains(Disability.None))
        {
            disabilities.Report(Problems.PartlyParsed);
        }

        return all;
    }

    /// <summary>In a return, <c>purge</c> deletes what was sent before. A concern about a child is never deleted so: it is reported and passed over.</summary>
    private static void ReportPurge(JsonCursor purge)
    {
        if (purge.Flag() == true)
        {
            purge.Report(Problems.PartlyParsed);
        }
    }
}
