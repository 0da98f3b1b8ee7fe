using System.Text.Json.Nodes;
using SafeguardingHub.Adapters;
using SafeguardingHub.Adapters.Reading;
using SafeguardingHub.Adapters.SocialCareJson.CodeTables;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Tests.Adapters;

/// <summary>What partners read, schema and README, says what the code does.</summary>
public sealed class SocialCareJsonPublishedTests
{
    private static readonly string Folder = Path.Combine(RepositoryFiles.Schemas, "SocialCareJson/V1");
    private static readonly JsonNode Schema = JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, "social-care.schema.json")))!;

    private static readonly (string Place, IEnumerable<string> Codes)[] Lists =
    [
        ("sex", Codes(Sexes.Table)),
        ("referral/properties/referral_source", Codes(ReferralSources.Table)),
        ("referral/properties/primary_need", Codes(PrimaryNeeds.Table)),
        ("factor/anyOf/0", Codes(AssessmentFactors.Table)),
        ("factor/anyOf/1/properties/factor", Codes(AssessmentFactors.Table)),
        ("factor/anyOf/1/properties/category", Codes(CanonicalWords<ConcernCategory>.Table)),
        ("risk/properties/level", Codes(RiskLevels.Table)),
        ("child_details/properties/ethnicity", Codes(Ethnicities.Table)),
        ("child_details/properties/ethnicity_recorded_as", Codes(CanonicalWords<Ethnicity>.Table)),
        ("child_details/properties/disabilities/items", Codes(Disabilities.Table)),
        ("child_details/properties/unique_pupil_number_unknown_reason", Codes(PupilNumberUnknownReasons.Table)),
        ("child/properties/nhs_number/properties/status", Codes(NhsNumberStatuses.Table)),
        ("child/properties/circumstances/items", Codes(CanonicalWords<Circumstance>.Table)),
        ("child/properties/other_identifiers/items/properties/scheme", Codes(CanonicalWords<IdentifierScheme>.Table)),
        ("need/properties/need", Codes(CanonicalWords<NeedKind>.Table)),
        ("person/properties/roles/items", Codes(CanonicalWords<PersonRole>.Table)),
        ("address/properties/type", Codes(CanonicalWords<AddressKind>.Table)),
        ("contact/properties/type", Codes(CanonicalWords<ContactKind>.Table)),
        ("contact/properties/safety", Codes(CanonicalWords<ContactSafety>.Table)),
        ("message_update/properties/update/properties/kind", Codes(CanonicalWords<UpdateKind>.Table)),
        ("response/properties/kind", Codes(CanonicalWords<ResponseKind>.Table)),
        ("response/properties/decline/properties/reason", Codes(CanonicalWords<DeclineReason>.Table)),
        ("response/properties/information_needed/items/properties/urgency", Codes(CanonicalWords<RagUrgency>.Table)),
        ("response/properties/outcome/properties/kind", Codes(CanonicalWords<OutcomeKind>.Table)),
        ("response/properties/closure/properties/closure_reason", Codes(ClosureReasons.Table)),
        ("response/properties/facts/items/properties/kind", Codes(CanonicalWords<FactKind>.Table)),
        ("engagement/properties/kind", Codes(CanonicalWords<EngagementKind>.Table)),
        ("engagement/properties/mode", Codes(CanonicalWords<EngagementMode>.Table)),
        ("engagement/properties/by", Codes(CanonicalWords<ContactKind>.Table)),
        ("message_receipt/properties/outcome", Codes(CanonicalWords<ReceiptOutcome>.Table)),
    ];

    [Fact]
    public void The_schema_lists_the_codes_that_are_read() => Assert.All(Lists, list => Assert.Equal(list.Codes.Order(StringComparer.Ordinal), Enumeration(list.Place).Order(StringComparer.Ordinal)));

    [Fact]
    public void The_README_lists_every_code_of_the_DfE_tables_with_its_meaning()
    {
        var readme = File.ReadAllText(Path.Combine(Folder, "README.md"));
        var rows = Rows(Sexes.Table).Concat(Rows(ReferralSources.Table)).Concat(Rows(PrimaryNeeds.Table)).Concat(Rows(AssessmentFactors.Table)).Concat(Rows(Ethnicities.Table))
            .Concat(Rows(Disabilities.Table)).Concat(Rows(PupilNumberUnknownReasons.Table)).Concat(Rows(NhsNumberStatuses.Table)).Concat(Rows(RiskLevels.Table));
        Assert.All(rows, row => Assert.Contains(row, readme, StringComparison.Ordinal));
    }

    [Fact]
    public void The_README_names_every_field()
    {
        var readme = File.ReadAllText(Path.Combine(Folder, "README.md"));
        Assert.All(Names(Schema).Distinct(), name => Assert.Contains($"`{name}`", readme, StringComparison.Ordinal));
    }

    private static IEnumerable<string> Codes<T>(CodeTable<T> table)
        where T : struct, Enum => table.Rows.Select(row => row.Code).Distinct();

    /// <summary>As the README's tables have them: <c>| code | meaning | canonical |</c>, a lossy row marked.</summary>
    private static IEnumerable<string> Rows<T>(CodeTable<T> table)
        where T : struct, Enum => table.Rows.Select(row => $"| `{row.Code}` | {row.Meaning} | {CanonicalWords<T>.Of(row.Value)}{(row.Lossy ? " *" : "")}{(row.Written ? "" : " †")} |");

    private static IEnumerable<string> Enumeration(string place)
    {
        var node = Schema["definitions"]!;
        foreach (var step in place.Split('/'))
        {
            node = node is JsonArray items ? items[int.Parse(step, System.Globalization.CultureInfo.InvariantCulture)]! : node[step]!;
        }

        return node["enum"]!.AsArray().Select(value => value!.GetValue<string>());
    }

    private static IEnumerable<string> Names(JsonNode? node) => node switch
    {
        JsonObject all => all.SelectMany(one => (one.Key == "properties" ? one.Value!.AsObject().Select(property => property.Key) : []).Concat(Names(one.Value))),
        JsonArray items => items.SelectMany(Names),
        _ => [],
    };
}
