using SafeguardingHub.Agreements;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.WebConsole.SignIn;

/// <summary>A made-up person to sign in as, in development on one's own machine.</summary>
/// <param name="Id">Such as <c>police.northshire-caseworker</c>.</param>
public sealed record Persona(string Id, ConsolePerson Person);

/// <summary>One for each role and agency; two where what a second person does is the point.</summary>
public static class Personas
{
    public const string Issuer = "development";

    private static readonly string[] Names =
    [
        "Amal Ahmed", "Beth Boyle", "Carl Conway", "Dina Desai", "Evan Ellis", "Fay Farrow", "Gwen Grant", "Hugo Hale", "Iris Iqbal", "Joel James", "Kira Khan", "Liam Lowe",
        "Mona Marsh", "Neil Nash", "Olga Owen", "Paul Price", "Quin Quirk", "Rosa Reed", "Saul Shaw", "Tara Todd", "Umar Usman", "Vera Vale", "Will Webb", "Yara York",
    ];

    private static readonly (string Suffix, ConsoleRole Role)[] OfAgency = [("caseworker", ConsoleRole.Caseworker), ("colleague", ConsoleRole.Caseworker), ("team-lead", ConsoleRole.TeamLead), ("integrator", ConsoleRole.Integrator)];

    private static readonly (string Suffix, ConsoleRole Role)[] OfHub = [("operator", ConsoleRole.Operator), ("second-operator", ConsoleRole.Operator), ("auditor", ConsoleRole.Auditor), ("admin", ConsoleRole.Admin)];

    public static IReadOnlyList<Persona> For(Agreement agreement)
    {
        var all = agreement.Agencies.SelectMany(agency => OfAgency.Select(each => (Id: $"{agency.Id}-{each.Suffix}", Agency: (AgencyId?)agency.Id, each.Role)))
            .Concat(OfHub.Select(each => (Id: each.Suffix, Agency: (AgencyId?)null, each.Role)));
        return [.. all.Select((each, place) => new Persona(each.Id, new ConsolePerson
        {
            Issuer = Issuer,
            Subject = each.Id,
            Name = place < Names.Length ? Names[place] : $"{Names[place % Names.Length]} {(place / Names.Length) + 1}",
            Agency = each.Agency,
            Roles = [each.Role],
        }))];
    }
}
