using System.Security.Claims;
using System.Text.Json;
using SafeguardingHub.Agreements;

namespace SafeguardingHub.WebConsole.SignIn;

/// <summary>Makes a person of the console from what a provider says, or says why it is nobody here.</summary>
internal static class ClaimMapping
{
    /// <returns>One of the two is null.</returns>
    public static (ConsolePerson? Person, string? Refusal) PersonOf(ClaimsPrincipal said, IdentityProvider provider, Agreement agreement)
    {
        var subject = said.FindFirst("sub")?.Value;
        if (string.IsNullOrEmpty(subject))
        {
            return (null, "no-subject");
        }

        var organisations = Values(said, provider.AgencyClaim);
        var agencies = organisations.Where(provider.Agencies.ContainsKey).Select(value => provider.Agencies[value]).Where(agency => agreement.Find(agency) is not null).Distinct().ToList();
        var ofHub = organisations.Any(provider.HubOrganisations.Contains);
        var roles = Values(said, provider.RoleClaim).Where(provider.Roles.ContainsKey).Select(value => provider.Roles[value]).Distinct().Where(role => RoleTable.Of(role).OfAgency ? agencies.Count == 1 : ofHub).ToList();
        return (agencies.Count, ofHub, roles.Count) switch
        {
            (0, false, _) => (null, "agency-not-known"),
            ( > 1, _, _) => (null, "several-agencies"),
            (_, _, 0) => (null, "no-role"),
            _ => (new ConsolePerson
            {
                Issuer = provider.Authority.ToString(),
                Subject = subject,
                Name = said.FindFirst("name")?.Value ?? said.FindFirst("preferred_username")?.Value ?? subject,
                JobTitle = said.FindFirst("job_title")?.Value,
                Agency = agencies.Count == 1 ? agencies[0] : null,
                Roles = roles,
                ProviderSession = said.FindFirst("sid")?.Value,
                Scheme = provider.Scheme,
            }, null),
        };
    }

    /// <summary>A claim's values; with a path, those inside claims that are JSON.</summary>
    private static IReadOnlyList<string> Values(ClaimsPrincipal said, string path)
    {
        var steps = path.Split('.');
        return [.. said.FindAll(path).Select(claim => claim.Value).Concat(steps.Length == 1 ? [] : said.FindAll(steps[0]).SelectMany(claim => Inside(claim.Value, steps.AsSpan(1)))).SelectMany(Single)];
    }

    private static IEnumerable<string> Single(string value) => value is ['[', .., ']'] ? Inside(value, []) : [value];

    private static IReadOnlyList<string> Inside(string json, ReadOnlySpan<string> steps)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return Inside(document.RootElement, steps);
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private static IReadOnlyList<string> Inside(JsonElement element, ReadOnlySpan<string> steps)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Array:
                var all = new List<string>();
                foreach (var item in element.EnumerateArray())
                {
                    all.AddRange(Inside(item, steps));
                }

                return all;
            case JsonValueKind.Object when steps.Length > 0 && element.TryGetProperty(steps[0], out var inner):
                return Inside(inner, steps[1..]);
            case JsonValueKind.String when steps.Length == 0:
                return [element.GetString()!];
            default:
                return [];
        }
    }
}
