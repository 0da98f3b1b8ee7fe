using SafeguardingHub.Adapters.PoliceXml.Codes;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.PoliceXml.Reading;

/// <summary>Reads what holds of a subject child at the time: the roles beside <c>subject_child</c>, and the markers.</summary>
internal static class CircumstanceReading
{
    public static List<Circumstance> Read(SourceElement person, Notes notes)
    {
        var found = new List<Circumstance?>();
        foreach (var role in person.Children("role"))
        {
            found.Add(OfRole(role, notes));
        }

        foreach (var marker in person.Children("marker"))
        {
            found.Add(notes.Code(marker, MarkerCodes.Table));
        }

        return [.. found.OfType<Circumstance>().Distinct()];
    }

    private static Circumstance? OfRole(SourceElement role, Notes notes)
    {
        if (SubjectReading.IsSubjectRole(role))
        {
            return null;
        }

        var code = role.Take();
        if (code is null || ChildRoleCodes.Table.Read(code) is not null || RoleCodes.Table.Read(code) is not { } row)
        {
            return notes.Code(role, ChildRoleCodes.Table);
        }

        notes.Keep(new OriginalCode(RoleCodes.Table.System, code, row.Meaning, Lossy: true), role);
        notes.Warn(Problems.LossyCode, role);
        return null;
    }
}
