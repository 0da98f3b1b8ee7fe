using System.Text;
using System.Text.Json;
using SafeguardingHub.Adapters;
using SafeguardingHub.Adapters.HealthFhirR4;
using SafeguardingHub.Adapters.HealthFhirR4.Codes;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Tests.Adapters;

public sealed class HealthFhirR4ReadingTests
{
    private static readonly HealthFhirR4Adapter Adapter = new();
    private static readonly string Examples = Path.Combine(RepositoryFiles.Schemas, "HealthFhirR4", "V1", "examples");

    public static TheoryData<string> ExamplesInJson => [.. Directory.GetFiles(Examples, "*.json").Select(file => Path.GetFileNameWithoutExtension(file)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(ExamplesInJson))]
    public void An_example_says_the_same_in_JSON_and_in_XML(string name) =>
        Assert.Equal(Described(name + ".json", "application/fhir+json"), Described(name + ".xml", "application/fhir+xml"));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("application/octet-stream")]
    public void Without_a_telling_content_type_the_first_sign_decides(string? contentType)
    {
        Assert.IsType<TranslationResult.TranslatedConcern>(Translate(contentType, Bytes("concern-minimal.json")));
        Assert.IsType<TranslationResult.TranslatedConcern>(Translate(contentType, Bytes("concern-minimal.xml")));
    }

    [Fact]
    public void A_byte_order_mark_is_read_over_in_either_format_and_UTF_16_is_read_in_XML()
    {
        byte[] mark = [0xEF, 0xBB, 0xBF];
        Assert.IsType<TranslationResult.TranslatedConcern>(Translate("application/fhir+json", [.. mark, .. Bytes("concern-minimal.json")]));
        Assert.IsType<TranslationResult.TranslatedConcern>(Translate("application/fhir+xml", [.. mark, .. Bytes("concern-minimal.xml")]));
        var utf16 = Encoding.UTF8.GetString(Bytes("concern-minimal.xml")).Replace("utf-8", "utf-16", StringComparison.Ordinal);
        Assert.IsType<TranslationResult.TranslatedConcern>(Translate("application/fhir+xml", [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(utf16)]));
    }

    [Fact]
    public void A_resource_of_two_types_is_refused()
    {
        var text = Text("concern-minimal.json").Replace("\"resourceType\": \"Patient\",", "\"resourceType\": \"Patient\", \"resourceTyp\\u0065\": \"Practitioner\",", StringComparison.Ordinal);
        var refused = Assert.IsType<TranslationResult.Untranslatable>(Translate("application/fhir+json", Encoding.UTF8.GetBytes(text)));
        Assert.Equal("HUB-1007", Assert.Single(refused.Reasons).Code);
    }

    [Fact]
    public void A_restricted_record_restricts_every_address_on_it()
    {
        var text = Text("concern-siblings.json").Replace("\"resourceType\": \"Patient\",", "\"resourceType\": \"Patient\", \"meta\": {\"security\": [{\"system\": \"http://terminology.hl7.org/CodeSystem/v3-Confidentiality\", \"code\": \"R\"}]},", StringComparison.Ordinal);
        Assert.All(Concern(text).Children, child => Assert.True(Assert.Single(child.Addresses).Restricted));
    }

    [Fact]
    public void A_flag_never_stands_for_a_risk()
    {
        var text = Text("concern-urgent.json").Replace("\"priority\": \"stat\",", "", StringComparison.Ordinal);
        Assert.Equal(RiskLevel.NotStated, Concern(text).Risk.Level);
    }

    [Fact]
    public void A_flag_raised_in_error_says_nothing()
    {
        var text = Text("concern-siblings.json").Replace("\"status\": \"active\",\n        \"category\": [\n          {\n            \"coding\": [\n              {\n                \"system\": \"https://fhir.nhs.uk/CodeSystem/flag", "\"status\": \"entered-in-error\",\n        \"category\": [\n          {\n            \"coding\": [\n              {\n                \"system\": \"https://fhir.nhs.uk/CodeSystem/flag", StringComparison.Ordinal);
        Assert.Contains(TriageReason.NoSafeguardingFlag, Concern(text).Triage);
    }

    [Fact]
    public void An_adult_under_an_unborn_childs_flag_is_triaged_as_uncertain()
    {
        var text = Text("concern-minimal.json").Replace("919461000000108", "878111000000109", StringComparison.Ordinal).Replace("2011-05-04", "1999-05-04", StringComparison.Ordinal);
        Assert.Equal([TriageReason.SubjectIsAnAdult, TriageReason.SubjectUncertain], Concern(text).Triage);
    }

    [Fact]
    public void Consent_to_direct_care_is_not_consent_to_share()
    {
        var concern = Concern(Text("concern-full.json"));
        Assert.Null(concern.LegalBasis.ConsentGiven);
        Assert.Contains("Consent, Direct Care only: given", concern.Narrative, StringComparison.Ordinal);
    }

    [Fact]
    public void A_note_of_the_request_is_the_account_unaltered() =>
        Assert.Equal("All three came in with their grandmother, unfed since the day before.", Concern(Text("concern-siblings.json")).Narrative);

    [Fact]
    public void A_birth_date_after_the_day_of_the_concern_is_an_expected_one()
    {
        var child = Assert.Single(Concern(Text("concern-minimal.json").Replace("2011-05-04", "2026-05-04", StringComparison.Ordinal)).Children);
        Assert.True(child.IsUnborn);
    }

    [Fact]
    public void Every_code_of_the_standards_safeguarding_list_is_known_and_no_other()
    {
        using var profile = JsonDocument.Parse(File.ReadAllText(Path.Combine(Examples, "..", "profile.json")));
        var published = profile.RootElement.GetProperty("codeSystems").GetProperty(Systems.SafeguardingCodes).EnumerateArray().Select(code => code.GetString());
        Assert.Equal(published, SafeguardingCodes.Table.Rows.Select(row => row.Code));
    }

    [Fact]
    public void The_readme_describes_every_extension_of_ours()
    {
        var readme = File.ReadAllText(Path.Combine(Examples, "..", "README.md"));
        var urls = typeof(HubExtensions).GetFields().Select(field => (string)field.GetRawConstantValue()!).Where(url => url != HubExtensions.Base);
        Assert.All(urls, url => Assert.Contains($"`{url[HubExtensions.Base.Length..]}`", readme, StringComparison.Ordinal));
    }

    private static string Described(string file, string contentType)
    {
        var kind = Enum.Parse<MessageKind>(file.Split('-')[0], ignoreCase: true);
        return Adapter.Translate(new IncomingMessage(kind, contentType, Bytes(file))) switch
        {
            TranslationResult.TranslatedConcern read => JsonSerializer.Serialize(read.Concern, CanonicalJson.Default.Concern) + string.Join('\n', read.Warnings) + string.Join('\n', read.NotCarried),
            TranslationResult.TranslatedUpdate read => JsonSerializer.Serialize(read.Update, CanonicalJson.Default.ConcernUpdate) + string.Join('\n', read.Warnings) + string.Join('\n', read.NotCarried),
            TranslationResult.TranslatedResponse read => JsonSerializer.Serialize(read.Response, CanonicalJson.Default.ReferralResponse) + string.Join('\n', read.Warnings) + string.Join('\n', read.NotCarried),
            TranslationResult.TranslatedEngagement read => JsonSerializer.Serialize(read.Engagement, CanonicalJson.Default.EngagementEvent) + string.Join('\n', read.Warnings) + string.Join('\n', read.NotCarried),
            var other => throw new InvalidOperationException(other.ToString()),
        };
    }

    private static TranslationResult Translate(string? contentType, byte[] body) => Adapter.Translate(new IncomingMessage(MessageKind.Concern, contentType, body));

    private static Concern Concern(string json) =>
        Assert.IsType<TranslationResult.TranslatedConcern>(Translate("application/fhir+json", Encoding.UTF8.GetBytes(json))).Concern;

    private static string Text(string file) => Encoding.UTF8.GetString(Bytes(file));

    private static byte[] Bytes(string file) => File.ReadAllBytes(Path.Combine(Examples, file));
}
