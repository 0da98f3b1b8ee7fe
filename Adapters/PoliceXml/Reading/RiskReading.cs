using SafeguardingHub.Adapters.PoliceXml.Codes;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.PoliceXml.Reading;

/// <summary>Reads the grade, the immediate-danger marker beside it, and the THRIVE factors behind it.</summary>
internal static class RiskReading
{
    public static Risk Read(SourceElement concern, Notes notes)
    {
        var risk = concern.Child("risk");
        return new Risk
        {
            Level = LevelOf(risk, risk ?? concern, notes),
            Rationale = risk?.Child("rationale")?.Take(),
            Factors = FactorsOf(risk?.Child("thrive")),
        };
    }

    private static RiskLevel LevelOf(SourceElement? risk, SourceElement place, Notes notes)
    {
        var grade = risk?.Child("grade");
        var level = notes.Code(grade, GradeCodes.Table);
        var danger = notes.Flag(risk?.Child("immediateDanger"));
        if (danger == true)
        {
            return RiskLevel.Immediate;
        }

        if (grade?.Take() is null)
        {
            notes.Warn(Problems.RiskNotStated, place);
        }

        return level ?? RiskLevel.NotStated;
    }

    private static List<RiskFactor> FactorsOf(SourceElement? thrive) =>
    [
        .. from factor in thrive?.Children("factor") ?? []
           let text = factor.TakeRaw()
           where text is not null
           select new RiskFactor(factor.Attribute("name")?.Take() ?? "", text),
    ];
}
