using SafeguardingHub.Agreements;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Routing;

/// <summary>Takes out code systems that never leave their owner, such as the grading and handling of police intelligence.</summary>
internal static class WithheldCodes
{
    public static Concern Strip(Concern concern, SharingRule rule, List<string> withheld)
    {
        if (!concern.OriginalCodes.Any(code => IsWithheld(code, rule)))
        {
            return concern;
        }

        withheld.Add("original-codes (handling)");
        return concern with { OriginalCodes = [.. concern.OriginalCodes.Where(code => !IsWithheld(code, rule))] };
    }

    private static bool IsWithheld(OriginalCode code, SharingRule rule) =>
        rule.WithheldCodeSystems.Any(start => code.System.StartsWith(start, StringComparison.OrdinalIgnoreCase));
}
