using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.PoliceXml.Codes;

/// <summary>The roles that say something of a subject child. Both may hold: a suspect is often also a victim.</summary>
internal static class ChildRoleCodes
{
    public static readonly CodeTable<Circumstance> Table = new(
        "ppn:role",
        new("suspect", Circumstance.Suspect, "Suspect"),
        new("victim", Circumstance.Victim, "Victim"));
}
