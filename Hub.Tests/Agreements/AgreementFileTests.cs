using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using SafeguardingHub.Agreements;

namespace SafeguardingHub.Tests.Agreements;

public sealed class AgreementFileTests
{
    private static readonly KnownFormat[] Formats =
    [
        new("police-xml", ["application/xml"]),
        new("social-care-json", ["application/json"]),
        new("health-fhir-r4", ["application/fhir+json", "application/fhir+xml"]),
        new("charity-cloudevents", ["application/cloudevents+json"]),
    ];

    /// <summary>What is broken, how, where it has to be reported, and a word of the report.</summary>
    public static TheoryData<string, string, string, string> Breakages => new()
    {
        { "a version left out", "remove /version", "/version", "missing" },
        { "a property nobody knows", "set /colour \"blue\"", "/colour", "no such property" },
        { "a nation that is none", "set /agencies/0/nation \"cornwall\"", "/agencies/0/nation", "not one of the words" },
        { "an id that is none", "set /agencies/0/id \"Police\"", "/agencies/0/id", "not written" },
        { "a number out of range", "set /clocks/0/amount 0", "/clocks/0/amount", "out of range" },
        { "a list that is a text", "set /rules \"none\"", "/rules", "right type" },
        { "two agencies of one id", "set /agencies/4/id \"social-care.northshire\"", "/agencies/4/id", "there already" },
        { "two rules of one name", "set /rules/1/name \"immediate-danger\"", "/rules/1/name", "there already" },
        { "two clocks of one name", "set /clocks/1/name \"decide\"", "/clocks/3/name", "there already" },
        { "two obligations of one name", "set /rules/2/obligations/1/name \"modern-slavery-defence\"", "/rules/2/obligations/1/name", "there already" },
        { "a group named as a category", "set /categoryGroups/0/name \"neglect\"", "/categoryGroups/0/name", "is a category" },
        { "a format nobody speaks", "set /agencies/0/format \"fax\"", "/agencies/0/format", "No adapter speaks" },
        { "a content type the format does not have", "set /agencies/2/contentType \"application/xml\"", "/agencies/2/contentType", "does not speak" },
        { "opening hours reversed", "set /agencies/1/openingHours/monday/to \"07:00\"", "/agencies/1/openingHours/monday", "closes before it opens" },
        { "no working day", "set /agencies/1/openingHours {\"sunday\":{\"from\":\"09:00\",\"to\":\"10:00\"}}", "/agencies/1/openingHours", "no day from Monday to Friday" },
        { "always open and hours", "set /agencies/1/openingHours/always true", "/agencies/1/openingHours/always", "hours too" },
        { "ages of a service reversed", "set /agencies/3/services/0/maxAge 9", "/agencies/3/services/0/maxAge", "ages end" },
        { "ages of a condition reversed", "set /rules/0/when {\"not\":{\"age\":{\"from\":9,\"to\":3}}}", "/rules/0/when/not/age/to", "ages end" },
        { "an area of another nation", "set /agencies/4/areas/0 \"S12000902\"", "/agencies/4/areas/0", "not in wales" },
        { "a district as an area of social care", "set /agencies/1/areas/0 \"E07000901\"", "/agencies/1/areas/0", "does not run children's social care" },
        { "two authorities for one area", "set /agencies/4/areas/0 \"E06000901\"", "/agencies/4/areas/0", "already" },
        { "a district without its county", "remove /areas/3/authority", "/areas/3", "below the authority" },
        { "a district as an authority", "set /areas/3/authority \"E07000902\"", "/areas/3/authority", "does not run" },
        { "an area that no social care covers", "set /agencies/0/areas/0 \"E06000999\"", "/agencies/0/areas/0", "No children's social care" },
        { "a county that is no longer said to be outside", "remove /areas/2/outsideAgreement", "/areas/2/code", "No children's social care" },
        { "a role of the ladder without a contact", "set /ladder/2/role \"night-manager\"", "/agencies/0/contacts", "no contact for 'night-manager'" },
        { "a role of the partnership without a contact", "set /ladder/5/role \"president\"", "/ladder/5/role", "no contact for 'president'" },
        { "a role that covers for itself", "set /agencies/0/contacts/0/cover \"duty-inbox\"", "/agencies/0/contacts/0/cover", "cannot cover" },
        { "a cover that is nobody", "set /agencies/0/contacts/0/cover \"nobody\"", "/agencies/0/contacts/0/cover", "cannot cover" },
        { "a rule naming an unknown agency", "set /rules/0/tell/0 {\"agency\":\"police.elsewhere\"}", "/rules/0/tell/0/agency", "no agency" },
        { "an obligation with an unknown clock", "set /rules/2/obligations/0/clock \"soon\"", "/rules/2/obligations/0/clock", "no clock" },
        { "a ladder with an unknown clock", "set /ladder/0/after \"soon\"", "/ladder/0/after", "no clock" },
        { "a rule naming an unknown category", "set /rules/1/when {\"anyCategory\":[\"sorrow\"]}", "/rules/1/when/anyCategory/0", "neither a category" },
        { "a group with an unknown category", "set /categoryGroups/0/categories/0 \"sorrow\"", "/categoryGroups/0/categories/0", "not a category" },
        { "a rule that does nothing", "remove /rules/0/tell", "/rules/0", "tells nobody" },
        { "a tell of both agency and relation", "set /rules/0/tell/0/agency \"police.northshire\"", "/rules/0/tell/0", "either an agency or a relation" },
        { "a ladder with an unknown clock in danger", "set /ladder/1/afterInDanger \"soon\"", "/ladder/1/afterInDanger", "no clock" },
        { "a ladder without the partnership at its top", "remove /ladder/5", "/ladder/4/side", "does not end with the partnership" },
        { "a ladder without a top in danger", "set /ladder/5/skippedInDanger true", "/ladder/5/skippedInDanger", "no top" },
        { "a clock and a variant of one name", "set /clocks/0/variants/0/name \"decide\"", "/clocks/3/name", "there already" },
        { "a variant that always holds", "remove /clocks/0/variants/1/riskAtLeast", "/clocks/0/variants/1", "always take the place" },
        { "a variant that is never reached", "set /clocks/0/variants/0/riskAtLeast \"medium\"", "/clocks/0/variants/1", "never reached" },
        { "a variant for an unknown agency", "set /clocks/0/variants/0/agencies [\"police.elsewhere\"]", "/clocks/0/variants/0/agencies/0", "no agency" },
        { "a clock of an unknown unit", "set /clocks/0/unit \"moons\"", "/clocks/0/unit", "not one of the words" },
        { "a clock that ends before it begins", "set /clocks/0/variants/0 {\"name\":\"x\",\"from\":\"2026-05-01\",\"to\":\"2026-04-01\",\"amount\":1,\"unit\":\"clock-hours\",\"source\":\"y\"}", "/clocks/0/variants/0/to", "before it begins" },
        { "days that run out of hours", "set /clocks/0/runsOutOfHours true", "/clocks/0/runsOutOfHours", "Only working hours" },
        { "hours that are due at a start", "set /clocks/0/dueAt \"start\"", "/clocks/0/dueAt", "Only school days" },
        { "no terms for those who owe in school days", "set /schoolCalendars/1/nations [\"wales\"]", "/agencies/5", "No school calendar" },
        { "terms that overlap", "set /schoolCalendars/0/terms/1/from \"2026-02-13\"", "/schoolCalendars/0/terms/1/from", "the one before it ends" },
        { "a term reversed", "set /schoolCalendars/0/terms/0/to \"2025-12-01\"", "/schoolCalendars/0/terms/0/to", "before it begins" },
        { "a school day reversed", "set /schoolCalendars/0/dayEnds \"08:00\"", "/schoolCalendars/0/dayEnds", "ends before it starts" },
        { "a school calendar for nobody", "remove /schoolCalendars/1/nations", "/schoolCalendars/1", "for nobody" },
        { "no digest", "remove /digest", "/digest", "missing" },
        { "no engagement", "remove /engagement", "/engagement", "missing" },
        { "reviews out of order", "set /engagement/reviewMonths [6,18,12]", "/engagement/reviewMonths/2", "not come after" },
        { "a close without notice", "set /engagement/closeNotice \"soon\"", "/engagement/closeNotice", "no clock" },
        { "a prompt to nobody", "set /engagement/promptRole \"nobody\"", "/agencies/0/contacts", "no contact for 'nobody'" },
        { "a cover that is told at no time", "set /engagement/reachOutCover \"soon\"", "/engagement/reachOutCover", "no clock" },
        { "nobody owing to acknowledge", "set /answers/2/kinds [\"police\"]", "/answers", "would not owe 'acknowledge'" },
        { "a kind without a sharing rule", "remove /sharing/3", "/sharing", "'charity'" },
        { "restricted addresses for a charity", "set /sharing/3/needsRestrictedAddresses true", "/sharing/3/needsRestrictedAddresses", "never go to a charity" },
        { "a field that is none", "set /sharing/0/fields/0 \"child.shoe-size\"", "/sharing/0/fields/0", "not one of the words" },
        { "a cause of triage without a sentence", "remove /triage/causes/7", "/triage/causes", "'nobody-told'" },
        { "triage by police", "set /triage/agency \"police.northshire\"", "/triage/agency", "not children's social care" },
        { "no exploitation indicators", "set /categoryGroups/1/name \"indicators\"", "/categoryGroups", "police alone" },
    };

    [Fact]
    public void The_agreement_that_comes_with_the_hub_has_no_fault() => Assert.Empty(AgreementFile.Read(AgreementFile.Northshire(), Formats).Faults);

    [Fact]
    public void An_agreement_with_clocks_of_several_hubs_has_no_fault() =>
        Assert.Empty(AgreementFile.Read(File.ReadAllBytes(Path.Combine(RepositoryFiles.Root, "Hub.Tests/Agreements/local-clocks.json")), Formats).Faults);

    [Fact]
    public void A_health_agency_may_choose_the_xml_of_its_format() =>
        Assert.Empty(AgreementFile.Read(TestData.NorthshireFile(file => file["agencies"]![2]!["contentType"] = "application/fhir+xml"), Formats).Faults);

    [Theory]
    [MemberData(nameof(Breakages))]
    public void A_fault_is_reported_where_it_is_and_with_how_to_fix_it(string breakage, string change, string pointer, string word)
    {
        var reading = AgreementFile.Read(TestData.NorthshireFile(file => Apply(file, change)), Formats);

        Assert.Null(reading.Agreement);
        Assert.Contains(reading.Faults, fault => fault.Pointer == pointer && fault.Wrong.Contains(word, StringComparison.Ordinal) && fault.Fix.Length > 10);
        Assert.False(string.IsNullOrEmpty(breakage));
    }

    [Fact]
    public void Faults_of_shape_and_of_sense_are_all_reported_at_once()
    {
        var reading = AgreementFile.Read(
            TestData.NorthshireFile(file =>
            {
                Apply(file, "remove /title");
                Apply(file, "set /agencies/0/nation \"cornwall\"");
                Apply(file, "set /agencies/1/openingHours/monday/to \"07:00\"");
                Apply(file, "set /ladder/0/after \"soon\"");
            }),
            Formats);

        Assert.Superset(
            new HashSet<string> { "/title", "/agencies/0/nation", "/agencies/1/openingHours/monday", "/ladder/0/after" },
            reading.Faults.Select(fault => fault.Pointer).ToHashSet());
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{\"version\":\"1\",\"version\":\"2\"}")]
    public void What_is_not_json_is_one_fault_of_the_file(string text)
    {
        var fault = Assert.Single(AgreementFile.Read(Encoding.UTF8.GetBytes(text)).Faults);

        Assert.Equal("", fault.Pointer);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{\"agencies\":[null,7,{}],\"rules\":{}}")]
    public void Json_of_any_other_shape_is_faults_and_never_an_exception(string text) =>
        Assert.NotEmpty(AgreementFile.Read(Encoding.UTF8.GetBytes(text), Formats).Faults);

    [Fact]
    public void A_byte_order_mark_is_no_fault() =>
        Assert.Empty(AgreementFile.Read([.. Encoding.UTF8.Preamble, .. AgreementFile.Northshire()]).Faults);

    /// <summary><c>set POINTER JSON</c> or <c>remove POINTER</c>.</summary>
    private static void Apply(JsonNode file, string change)
    {
        var words = change.Split(' ', 3);
        var steps = words[1].Split('/')[1..];
        var owner = steps[..^1].Aggregate(file, (node, step) => (node is JsonArray array ? array[int.Parse(step, null)] : node[step])!);
        var value = words[0] == "set" ? JsonNode.Parse(words[2]) : null;
        if (owner is JsonArray list)
        {
            var index = int.Parse(steps[^1], null);
            list.RemoveAt(index);
            if (value is not null)
            {
                list.Insert(index, value);
            }
        }
        else if (value is null)
        {
            Assert.True(owner.AsObject().Remove(steps[^1]), change);
        }
        else
        {
            owner[steps[^1]] = value;
        }
    }

    [Fact]
    public void The_schema_names_exactly_the_fields_that_can_be_shared()
    {
        using var schema = JsonDocument.Parse(AgreementFile.Schema());
        var named = schema.RootElement.GetProperty("definitions").GetProperty("sharing").GetProperty("properties").GetProperty("fields")
            .GetProperty("items").GetProperty("enum").EnumerateArray().Select(name => name.GetString()!);

        Assert.Equal(SafeguardingHub.Routing.SharedField.All.Select(field => field.Name), named);
    }
}
