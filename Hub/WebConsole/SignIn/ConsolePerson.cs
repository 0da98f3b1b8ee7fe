using System.Text.Json.Serialization;
using SafeguardingHub.Schemas.Canonical;
using SafeguardingHub.Security;

namespace SafeguardingHub.WebConsole.SignIn;

/// <summary>Who is signed in, proven by an identity provider or, in development, chosen from a list.</summary>
public sealed record ConsolePerson
{
    /// <summary>Who vouches; with <see cref="Subject"/> the person, whatever the name.</summary>
    public required string Issuer { get; init; }

    public required string Subject { get; init; }

    public required string Name { get; init; }

    public string? JobTitle { get; init; }

    /// <summary>Null for people who look after the hub.</summary>
    public required AgencyId? Agency { get; init; }

    public required IReadOnlyList<ConsoleRole> Roles { get; init; }

    /// <summary>The provider's own session, by which it says that it ended; null when it gave none.</summary>
    public string? ProviderSession { get; init; }

    /// <summary>The provider's scheme, to sign out there as well; null for a persona.</summary>
    public string? Scheme { get; init; }

    /// <summary>What the provider signed about the person: given back to it when signing out, and to nobody else.</summary>
    public string? ProviderToken { get; init; }

    [JsonIgnore]
    public ConsoleRights Rights => Roles.Select(RoleTable.Of).Where(entry => !entry.OfAgency || Agency is not null).Aggregate(ConsoleRights.None, (rights, entry) => rights | entry.Rights);

    /// <summary>The same person on every sign-in.</summary>
    [JsonIgnore]
    public string Key => $"{Issuer}|{Subject}";

    /// <summary>As the audit names people.</summary>
    [JsonIgnore]
    public string Actor => Agency is { } agency ? $"{agency}: {Name}" : $"operator:{Operators.NameOf(Name)}";

    public bool May(ConsoleRights right) => (Rights & right) == right;

    /// <summary>What may be done about dead letters, by whichever of the roles.</summary>
    public bool May(OperatorRights right) => right == OperatorRights.None || AsOperator()?.May(right) == true;

    /// <summary>As recovery knows operators; null for who may do nothing there.</summary>
    public Operator? AsOperator()
    {
        var rights = Roles.Select(RoleTable.Of).Aggregate(OperatorRights.None, (all, entry) => all | entry.Operating);
        return rights == OperatorRights.None || Operators.NameOf(Name) is not { } name ? null : new Operator(name, rights);
    }

    /// <summary>The person as a professional in an answer.</summary>
    public Person AsProfessional() => new() { Name = new PersonName { Text = Name }, JobTitle = JobTitle ?? string.Join(", ", Roles.Select(role => RoleTable.Of(role).Name)), Roles = [PersonRole.Professional] };

    public override string ToString() => $"{string.Join(' ', Roles)} of {Agency?.ToString() ?? "the hub"}";
}

[JsonSourceGenerationOptions(Converters = [typeof(KebabCaseEnums)])]
[JsonSerializable(typeof(ConsolePerson))]
[JsonSerializable(typeof(Dictionary<string, string[]>))]
internal sealed partial class ConsoleJson : JsonSerializerContext;
