using System.Text.Json;

namespace SafeguardingHub.Agreements;

/// <summary>What the schema cannot say: that names lead somewhere and that nobody falls between two stools.</summary>
internal static class AgreementChecks
{
    public static IEnumerable<AgreementFault> Faults(JsonElement root, IReadOnlyList<KnownFormat>? formats)
    {
        var file = new JsonPlace(root, "");
        return
        [
            .. NameChecks.Faults(file),
            .. AgencyChecks.Faults(file, formats),
            .. AreaChecks.Faults(file),
            .. RoleChecks.Faults(file),
            .. RuleChecks.Faults(file),
            .. ClockChecks.Faults(file),
            .. SchoolChecks.Faults(file),
            .. LadderChecks.Faults(file),
            .. PromiseChecks.Faults(file),
        ];
    }
}
