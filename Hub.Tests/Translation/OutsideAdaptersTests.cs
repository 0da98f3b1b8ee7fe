using System.Text;
using System.Text.Json.Nodes;
using SafeguardingHub.Adapters;
using SafeguardingHub.Receiving;
using SafeguardingHub.Routing;
using SafeguardingHub.Schemas.Canonical;
using SafeguardingHub.Security;
using SafeguardingHub.Topology;
using SafeguardingHub.Translation;

namespace SafeguardingHub.Tests.Translation;

/// <summary>A partner brings a format of its own: an assembly beside the hub, and an agreement file that names it.</summary>
public sealed class OutsideAdaptersTests : IDisposable
{
    private const string Assembly = "Hub.Tests.SchoolFormat.dll";
    private const string Note =
        """
        case: RS-17
        child: Ari Testerley
        born: 2011-05-04
        upn: A950000178301
        area: E06000901
        worry: county lines
        risk: high
        what: Two phones, and picked up at the gate by an adult nobody knows.
        tutor group: 10B
        """;

    private static readonly AgencyId School = AgencyId.Parse("school.riverside");

    private readonly ScratchFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_school_format_is_not_part_of_the_hub() =>
        Assert.DoesNotContain(AppDomain.CurrentDomain.GetAssemblies().SelectMany(each => each.GetReferencedAssemblies()), each => each.Name + ".dll" == Assembly);

    [Fact]
    public void An_agreement_that_names_an_assembly_gets_its_format()
    {
        var loaded = Load(Assembly);

        var adapter = Assert.Single(loaded.Adapters, each => each.Format == "school-note");
        Assert.Equal(AgencyAdapters.BuiltIn.Count + 1, loaded.Adapters.Count);
        Assert.NotEqual(typeof(AgencyAdapters).Assembly, adapter.GetType().Assembly);
    }

    [Fact]
    public void A_schools_concern_is_translated_and_routed_like_any_other()
    {
        var loaded = Load(Assembly);

        var translated = Assert.IsType<TranslationResult.TranslatedConcern>(new Normalizer(loaded.Adapters).Translate(Receive(loaded, Note)));
        Assert.Empty(translated.Warnings);
        Assert.Equal(["line 9"], translated.NotCarried);
        Assert.Equal([ConcernCategory.CountyLines], translated.Concern.Categories);
        Assert.Equal("A950000178301", Assert.Single(translated.Concern.Children).VerifiedPupilNumber?.Text);

        var decision = RecipientList.Decide(translated.Concern, School, TestData.RaisedAt, KnownOfChild.Nothing, loaded.Agreement);
        Assert.Equal([TestData.SocialCare, TestData.Charity], decision.Agencies.Where(agency => agency.Sent).Select(agency => agency.Agency));
    }

    [Fact]
    public void A_schools_mistakes_come_back_with_codes_and_places()
    {
        var loaded = Load(Assembly);

        var refused = Assert.IsType<TranslationResult.Untranslatable>(new Normalizer(loaded.Adapters).Translate(Receive(loaded, "upn: A950000178302\nborn: 4 May\nrisk: dire")));

        Assert.Equal(
            ["HUB-2004 ", "HUB-3001 line 1", "HUB-3002 line 3", "HUB-3003 line 2"],
            refused.Reasons.Select(problem => $"{problem.Code} {problem.Pointer}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_school_is_answered_in_its_own_format()
    {
        var adapter = Load(Assembly).Adapters.Single(each => each.Format == "school-note");

        foreach (var (name, message) in TestData.OutgoingSamples(School))
        {
            var composed = adapter.Compose(message, "text/vnd.school-note");
            Assert.Equal(name.Split('-')[0], composed.Type);
            Assert.NotEqual(0, composed.Body.Length);
        }
    }

    [Fact]
    public void A_new_kind_of_agency_gets_queues_of_its_own()
    {
        var agreement = Load(Assembly).Agreement;

        var queues = DesiredTopology.For(agreement.Ids(), agreement.Kinds()).Queues.Select(queue => queue.Name).ToHashSet();

        Assert.Superset(new HashSet<string> { "hub.in.school", "hub.in.school.urgent", "agency.school.riverside" }, queues);
    }

    [Fact]
    public void An_assembly_that_is_not_there_keeps_the_hub_from_starting() =>
        Assert.Contains("Missing.dll", Assert.Single(Assert.Throws<ConfigurationFaultException>(() => Load("Missing.dll")).Faults), StringComparison.Ordinal);

    [Fact]
    public void An_assembly_without_an_adapter_keeps_the_hub_from_starting() =>
        Assert.Contains("no public class", Assert.Single(Assert.Throws<ConfigurationFaultException>(() => Load("Schemas.dll")).Faults), StringComparison.Ordinal);

    [Fact]
    public void Without_its_assembly_the_format_is_not_known() =>
        Assert.Contains("school-note", Assert.Single(Assert.Throws<ConfigurationFaultException>(() => Load(assembly: null)).Faults), StringComparison.Ordinal);

    private AgreementAndFormats Load(string? assembly)
    {
        var path = Path.Combine(folder.Path, "agreement.json");
        File.WriteAllBytes(path, TestData.NorthshireFile(file =>
        {
            file["adapters"] = assembly is null ? new JsonArray() : new JsonArray(new JsonObject { ["assembly"] = assembly });
            file["agencies"]!.AsArray().Add(Riverside(file["agencies"]![1]!));
            var sharing = file["sharing"]!.AsArray().Single(rule => (string)rule!["kind"]! == "charity")!.DeepClone();
            sharing["kind"] = School.Kind;
            file["sharing"]!.AsArray().Add(sharing);
        }));
        return AgreementAndFormats.Load(path);
    }

    private static JsonNode Riverside(JsonNode council)
    {
        var school = council.DeepClone().AsObject();
        school["id"] = School.ToString();
        school["name"] = "Riverside School";
        school["format"] = "school-note";
        school["contentType"] = "text/vnd.school-note";
        school["firstResponder"] = false;
        school.Remove("services");
        school.Remove("localAuthorityCode");
        return school;
    }

    private Received Receive(AgreementAndFormats loaded, string note) => Reception.Check(
        new Delivered { Channel = "http", Sender = School, Message = "concern", ContentType = "text/vnd.school-note", Body = Encoding.UTF8.GetBytes(note) },
        loaded.Agreement, new ReceivingLimits(), KeyFile.OpenOrCreate(Path.Combine(folder.Path, "keys.json"), TestData.RaisedAt), TestData.RaisedAt);
}
