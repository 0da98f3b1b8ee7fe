using Hl7.Fhir.Model;
using SafeguardingHub.Adapters.HealthFhirR4.Codes;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.HealthFhirR4.Writing;

internal static class FlagWriting
{
    /// <summary>
    /// One safeguarding flag for one category. A category the standard has no code for, or only a nearer one, is written as
    /// unspecified with our own code and its words beside it.
    /// </summary>
    public static Flag Write(ConcernCategory category, ResourceReference child)
    {
        var row = SafeguardingCodes.Table.Write(category);
        var code = new CodeableConcept { Coding = [CodingOf(row ?? SafeguardingCodes.Table.Write(ConcernCategory.Unspecified)!)] };
        if (row is null)
        {
            code.Coding.Add(new Coding(Systems.HubConcernCategory, HubCodes.Of(category), HubCodes.Words(category)));
            code.Text = HubCodes.Words(category);
        }

        return new Flag
        {
            Status = Flag.FlagStatus.Active,
            Category = [new CodeableConcept(Systems.FlagCategories, MessageCodes.Safeguarding, "Safeguarding Concern", null)],
            Code = code,
            Subject = child,
        };
    }

    private static Coding CodingOf(CodeTable<ConcernCategory>.Row row) => new(Systems.SafeguardingCodes, row.Code, row.Meaning);
}
