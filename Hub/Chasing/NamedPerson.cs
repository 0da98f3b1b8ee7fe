using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Chasing;

/// <summary>A professional who put a name to an answer. A team or a mailbox is no person.</summary>
/// <param name="Name">As the agency wrote it.</param>
/// <param name="Role">The person's part in the agency, as written; null when it was not said.</param>
public sealed record NamedPerson(string Name, string? Role = null) : PersonalData
{
    public bool IsNamed => !string.IsNullOrWhiteSpace(Name);

    /// <summary>Whether both names are written alike, but for case and spaces.</summary>
    public bool IsSameAs(NamedPerson? other) =>
        other is not null && string.Equals(Compact(Name), Compact(other.Name), StringComparison.OrdinalIgnoreCase);

    private static string Compact(string name) => string.Join(' ', name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
