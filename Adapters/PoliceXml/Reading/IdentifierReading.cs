using SafeguardingHub.Adapters.PoliceXml.Codes;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.PoliceXml.Reading;

/// <summary>Reads a child's identifiers. A wrong check digit never costs the child the referral: the value is kept and not relied on.</summary>
internal static class IdentifierReading
{
    public static List<ChildIdentifier> Read(SourceElement person, Notes notes)
    {
        var identifiers = new List<ChildIdentifier>();
        if (person.Attribute("poleId")?.Take() is { } poleId)
        {
            identifiers.Add(new ChildIdentifier { Scheme = IdentifierScheme.PolicePersonId, Value = poleId });
        }

        foreach (var identifier in person.Children("identifier"))
        {
            if (identifier.Take() is { } value)
            {
                identifiers.Add(Read(identifier, value, notes));
            }
        }

        return identifiers;
    }

    private static ChildIdentifier Read(SourceElement identifier, string value, Notes notes)
    {
        var scheme = notes.Code(identifier.Attribute("type"), IdentifierCodes.Table) ?? IdentifierScheme.Other;
        var verified = notes.Flag(identifier.Attribute("verified")) ?? false;
        var right = HasRightCheckDigit(scheme, value, out var usual);
        if (!right)
        {
            notes.Warn(Problems.CheckDigit, identifier);
            CouldNotCarryVerification(identifier, notes);
        }

        return new ChildIdentifier
        {
            Scheme = scheme,
            Value = usual,
            Assurance = (right, verified) switch
            {
                (false, _) => IdentifierAssurance.FailedCheckDigit,
                (_, true) => IdentifierAssurance.Verified,
                _ => IdentifierAssurance.Unverified,
            },
            OriginalSystem = identifier.Attribute("system")?.Take(),
        };
    }

    /// <summary>That the sender relies on the number is said by nothing once the number is wrong.</summary>
    private static void CouldNotCarryVerification(SourceElement identifier, Notes notes)
    {
        if (identifier.Attribute("verified") is { } verified)
        {
            notes.CouldNotCarry(verified);
        }
    }

    /// <param name="usual">The value as it is usually written: a right NHS number without its spaces.</param>
    private static bool HasRightCheckDigit(IdentifierScheme scheme, string value, out string usual)
    {
        usual = value;
        switch (scheme)
        {
            case IdentifierScheme.NhsNumber:
                var isNhsNumber = NhsNumber.TryParse(value, out var nhsNumber);
                usual = isNhsNumber ? nhsNumber.Digits : value;
                return isNhsNumber;
            case IdentifierScheme.UniquePupilNumber or IdentifierScheme.FormerUniquePupilNumber:
                var isPupilNumber = UniquePupilNumber.TryParse(value, out var pupilNumber);
                usual = isPupilNumber ? pupilNumber.Text : value;
                return isPupilNumber;
            default:
                return true;
        }
    }
}
