using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using SafeguardingHub.Adapters;
using SafeguardingHub.Adapters.PoliceXml.Codes;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Tests.Adapters;

public sealed class PoliceXmlCodeTests
{
    private const string Folder = "Schemas/PoliceXml/V1";
    private const string Heading = "## Code tables";

    /// <summary>Circumstances are written half as roles and half as markers: what one table lacks the other has.</summary>
    private static readonly Type TwoTables = typeof(Circumstance);

    private static readonly XNamespace Xs = "http://www.w3.org/2001/XMLSchema";

    private static IEnumerable<Listed> Tables =>
    [
        List("Flags", "Flag", FlagCodes.Table), List("Grade", "Grade", GradeCodes.Table), List("Roles of a subject child", "Role", ChildRoleCodes.Table),
        List("Roles of other people", "Role", RoleCodes.Table), List("Markers", "Marker", MarkerCodes.Table),
        List("Self-defined ethnicity", "SelfDefinedEthnicity", EthnicityCodes.Table), List("Sex", "Sex", SexCodes.Table),
        List("Disability", "Disability", DisabilityCodes.Table), List("Needs", "Need", NeedCodes.Table),
        List("Identifiers", "IdentifierKind", IdentifierCodes.Table), List("Contacts", "ContactKind", ContactCodes.Table),
        List("Addresses", "AddressKind", AddressCodes.Table), List("Nation", "Nation", NationCodes.Table),
        List("National Referral Mechanism", "NationalReferralStatus", NationalReferralCodes.Table),
        List("Lawful basis", "LawfulBasis", LawfulBasisCodes.Table), List("Marking", "Marking", MarkingCodes.Table),
        List("Updates", "UpdateKind", UpdateCodes.Table),
        List("Responses", "ResponseKind", AnswerCodes.Responses), List("Reasons to decline", "DeclineReason", AnswerCodes.DeclineReasons),
        List("Urgency", "Urgency", AnswerCodes.Urgencies), List("Outcomes", "OutcomeKind", AnswerCodes.Outcomes),
        List("Reasons to close", "ClosureReason", AnswerCodes.ClosureReasons), List("Facts", "FactKind", AnswerCodes.Facts),
        List("Engagement events", "EngagementKind", AnswerCodes.Engagements), List("Modes of a session", "EngagementMode", AnswerCodes.Modes),
    ];

    [Fact]
    public void The_published_tables_are_the_ones_the_adapter_uses()
    {
        var readme = File.ReadAllText(Path.Combine(RepositoryFiles.Root, Folder, "README.md"));
        var ownWords = readme.Split(Heading)[0];

        Approval.Matches($"{Folder}/README.md", $"{ownWords}{Heading}\n\n{Published()}");
    }

    [Fact]
    public void Every_code_the_adapter_writes_stands_in_the_schema()
    {
        var schema = XDocument.Load(Path.Combine(RepositoryFiles.Root, Folder, "ppn.xsd"));
        var published = schema.Descendants(Xs + "simpleType").ToDictionary(
            type => type.Attribute("name")!.Value,
            type => type.Descendants(Xs + "enumeration").Select(value => value.Attribute("value")!.Value).ToHashSet());

        Assert.Empty(Tables.SelectMany(table => table.Rows.Where(row => row.Written && !published[table.SchemaType].Contains(row.Code)).Select(row => $"{table.SchemaType} {row.Code}")));
    }

    private static string Published()
    {
        var text = new StringBuilder()
            .Append("Codes are read whatever their case. **Lossy**: the reading says less than the code, or the code less than the value it is written for; the code, or the canonical name, then stands beside it. ")
            .Append("*Read only*: read and never written.\n");
        foreach (var table in Tables)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n### {table.Title} (`{table.System}`)\n\n| Code | Meaning | Canonical | |\n|---|---|---|---|\n");
            text.AppendJoin("", table.Rows.Select(row => $"| `{row.Code}` | {row.Meaning} | {row.Canonical} | {row.Remark} |\n"));
            text.Append(table.Without.Count == 0 ? "" : $"\nWithout a code: {string.Join(", ", table.Without)}.\n");
        }

        return text.ToString();
    }

    private static Listed List<T>(string title, string schemaType, CodeTable<T> table)
        where T : struct, Enum => new(
            title,
            schemaType,
            table.System,
            [.. table.Rows.Select(row => new ListedRow(row.Code, row.Meaning, Name(row.Value), row.Written, string.Join(", ", new[] { row.Lossy ? "**lossy**" : "", row.Written ? "" : "*read only*" }.Where(word => word.Length > 0))))],
            [.. Enum.GetValues<T>().Where(value => table.Write(value) is null && typeof(T) != TwoTables).Select(Name)]);

    private static string Name<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    private sealed record Listed(string Title, string SchemaType, string System, IReadOnlyList<ListedRow> Rows, IReadOnlyList<string> Without);

    private sealed record ListedRow(string Code, string Meaning, string Canonical, bool Written, string Remark);
}
