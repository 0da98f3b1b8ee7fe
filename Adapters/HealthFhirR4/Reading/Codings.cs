using SafeguardingHub.Adapters.HealthFhirR4.Codes;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.HealthFhirR4.Reading;

/// <param name="System">In its usual writing; the sender's is kept in the original codes.</param>
internal sealed record Coded(string System, string Code, string? Display);

/// <summary>Reads codings. Every one that is read is kept as it was written, beside what it was read as.</summary>
internal static class Codings
{
    public static Coded? Read(FhirNode coding) => Read(coding, lossy: false);

    public static IReadOnlyList<Coded> All(FhirNode? concept) =>
        concept is { } node ? [.. node.All("coding").Select(Read).OfType<Coded>()] : [];

    /// <summary>The words of a concept: its text, else the display of a coding, else a code.</summary>
    public static string? Words(FhirNode? concept)
    {
        if (concept is not { } node)
        {
            return null;
        }

        var codings = All(concept);
        return node.Text("text") ?? codings.Select(coding => coding.Display ?? coding.Code).FirstOrDefault();
    }

    /// <summary>Reads a coding by a table; an unknown code and a lossy one are reported.</summary>
    public static T? Through<T>(CodeTable<T> table, FhirNode coding)
        where T : struct, Enum
    {
        var row = coding.UnreadText("code") is { } code ? table.Read(code) : null;
        _ = Read(coding, row?.Lossy ?? false);
        ReportRow(coding, "code", row);
        return row?.Value;
    }

    /// <summary>Reads a bare code element by a table; one that is lossy or unknown is kept as it was written.</summary>
    public static T? Through<T>(CodeTable<T> table, FhirNode parent, string name)
        where T : struct, Enum
    {
        if (parent.Text(name) is not { } code)
        {
            return null;
        }

        var row = table.Read(code);
        ReportRow(parent, name, row);
        if (row is null or { Lossy: true })
        {
            parent.Reading.Keep(new OriginalCode(table.System, code, row?.Meaning, row is not null));
        }

        return row?.Value;
    }

    /// <summary>A canonical value that one of our own extensions says.</summary>
    public static T? Hub<T>(FhirNode? parent, string name = "value")
        where T : struct, Enum
    {
        if (parent is not { } node || node.Text(name) is not { } code)
        {
            return null;
        }

        var value = HubCodes.Read<T>(code);
        if (value is null)
        {
            node.Reading.Warn(Problems.UnknownCode, node.First(name)!.Value);
            node.Reading.Keep(new OriginalCode(HubExtensions.Base, code));
        }

        return value;
    }

    /// <summary>The system of an identifier or coding in its usual writing; a variant is reported.</summary>
    public static string? UsualSystem(FhirNode node)
    {
        if (node.First("system") is not { } system || system.Unread is not { } written)
        {
            return null;
        }

        var usual = Systems.Usual(written);
        if (usual != written)
        {
            node.Reading.Warn(Problems.VariantSystem, system);
        }

        return usual;
    }

    private static Coded? Read(FhirNode coding, bool lossy)
    {
        if (!coding.Reading.KeepsOriginalCodes)
        {
            return WordsOnly(coding);
        }

        if (coding.Text("code") is not { } code)
        {
            return null;
        }

        var display = coding.Text("display");
        coding.Reading.Keep(new OriginalCode(coding.Text("system") ?? "", code, display, lossy));
        return new Coded(UsualSystem(coding) ?? "", code, display);
    }

    private static Coded? WordsOnly(FhirNode coding)
    {
        var display = coding.Text("display");
        return (display is null ? coding.Text("code") : coding.UnreadText("code")) is { } code ? new Coded("", code, display) : null;
    }

    private static void ReportRow<T>(FhirNode parent, string name, CodeTable<T>.Row? row)
        where T : struct, Enum
    {
        if (parent.First(name) is { } code && row is null or { Lossy: true })
        {
            parent.Reading.Warn(row is null ? Problems.UnknownCode : Problems.LossyCode, code);
        }
    }
}
