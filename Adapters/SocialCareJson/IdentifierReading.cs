using SafeguardingHub.Adapters.Reading;
using SafeguardingHub.Adapters.SocialCareJson.CodeTables;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.SocialCareJson;

/// <summary>Who the child is in whose numbers. A number that fails its check is kept, marked so that nothing relies on it.</summary>
internal static class IdentifierReading
{
    public static IReadOnlyList<ChildIdentifier> Read(JsonCursor child, JsonCursor details, string? laCode)
    {
        var all = new List<ChildIdentifier>();
        AddNhsNumber(all, child["nhs_number"u8]);
        AddPupilNumber(all, details["unique_pupil_number"u8], IdentifierScheme.UniquePupilNumber);
        AddPupilNumber(all, details["former_unique_pupil_number"u8], IdentifierScheme.FormerUniquePupilNumber);
        details["unique_pupil_number_unknown_reason"u8].Code(PupilNumberUnknownReasons.Table);
        AddPlain(all, child["la_child_id"u8], IdentifierScheme.LocalAuthorityChildId, laCode);
        AddPlain(all, child["mis_child_id"u8], IdentifierScheme.CaseManagementId, null);
        foreach (var other in child["other_identifiers"u8].Items())
        {
            OtherIdentifierReading.Add(all, other);
        }

        return all;
    }

    /// <summary>The identifier after checking: in its usual form when the check holds, as it was written and reported when it fails.</summary>
    public static ChildIdentifier Checked(JsonCursor place, IdentifierScheme scheme, string value, IdentifierAssurance said)
    {
        var usual = scheme switch
        {
            IdentifierScheme.NhsNumber => NhsNumber.TryParse(value, out var number) ? number.Digits : null,
            IdentifierScheme.UniquePupilNumber or IdentifierScheme.FormerUniquePupilNumber =>
                UniquePupilNumber.TryParse(value, out var number) ? number.Text : null,
            _ => value,
        };
        if (usual is null)
        {
            place.Report(Problems.CheckDigit);
        }

        return new ChildIdentifier { Scheme = scheme, Value = usual ?? value, Assurance = usual is null ? IdentifierAssurance.FailedCheckDigit : said };
    }

    private static void AddNhsNumber(List<ChildIdentifier> all, JsonCursor number)
    {
        var place = number;
        var said = IdentifierAssurance.Unverified;
        if (number.IsObject)
        {
            place = number["value"u8];
            said = number["status"u8].Code(NhsNumberStatuses.Table) ?? IdentifierAssurance.Unverified;
        }
        else
        {
            number.Report(Problems.PartlyParsed);
        }

        if (place.Text() is { } value)
        {
            all.Add(Checked(place, IdentifierScheme.NhsNumber, value, said));
        }
    }

    /// <summary>Social care gives the number that its schools rely on: with a right check letter it is verified.</summary>
    private static void AddPupilNumber(List<ChildIdentifier> all, JsonCursor number, IdentifierScheme scheme)
    {
        if (number.Text() is { } value)
        {
            all.Add(Checked(number, scheme, value, IdentifierAssurance.Verified));
        }
    }

    private static void AddPlain(List<ChildIdentifier> all, JsonCursor number, IdentifierScheme scheme, string? system)
    {
        if (number.Text() is { } value)
        {
            all.Add(new ChildIdentifier { Scheme = scheme, Value = value, OriginalSystem = system });
        }
    }
}
