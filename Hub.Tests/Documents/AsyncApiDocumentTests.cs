using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Xml.Linq;
using System.Xml.Schema;
using NJsonSchema;
using SafeguardingHub.Adapters;
using SafeguardingHub.Schemas;
using SafeguardingHub.Schemas.Canonical;
using SafeguardingHub.Tests.Adapters;
using SafeguardingHub.Tests.Fixtures;
using SafeguardingHub.Topology;
using YamlDotNet.RepresentationModel;

namespace SafeguardingHub.Tests.Documents;

/// <summary>What partners' tools read about the broker is valid, and is what the program makes and does.</summary>
public sealed class AsyncApiDocumentTests(BrokerFixture broker)
{
    private const string Document = "docs/integrators/asyncapi.yaml";
    private const string Any = "{agency}";

    private static readonly Lazy<Task<JsonSchema>> Rules = new(() => JsonSchema.FromFileAsync(Path.Combine(RepositoryFiles.Root, "Hub.Tests/Documents/AsyncApi/asyncapi-3.0.0-amqp.schema.json")));

    [Fact]
    public async Task Check_15_the_document_is_valid_AsyncAPI()
    {
        var document = Read();

        Assert.Empty(await FaultsAsync(document));
        Assert.All(References(document), reference => Assert.True(Find(document, reference) is not null, $"{reference} leads nowhere"));
        Assert.All(Operations(document), operation => Assert.All(References(operation["reply"]?["messages"]), reference => Assert.StartsWith((string)operation["reply"]!["channel"]!["$ref"]! + "/messages/", reference, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("/asyncapi", "2.6.0")]
    [InlineData("/channels/toAgency/bindings/amqp/is", "mailbox")]
    [InlineData("/channels/toAgency/bindings/amqp/queue/durable", "yes")]
    [InlineData("/channels/concern/adress", "x")]
    [InlineData("/operations/tellAgency/action", "publish")]
    [InlineData("/operations/tellAgency/bindings/kafka", "x")]
    [InlineData("/components/messages/receipt/bindings/amqp/messageType", null)]
    [InlineData("/info/title", null)]
    public async Task A_fault_in_the_document_is_found(string place, string? value)
    {
        var document = Read();
        var path = place.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var holder = path[..^1].Aggregate<string, JsonNode>(document, (node, name) => node[name]!).AsObject();
        holder[path[^1]] = value is null ? JsonValue.Create(1) : JsonValue.Create(value);

        Assert.NotEmpty(await FaultsAsync(document));
    }

    [Fact]
    public void Check_15_every_example_it_names_is_valid_against_the_schema_it_names()
    {
        var document = Read();
        var formats = document["x-formats"]!.AsObject();
        var counted = 0;
        foreach (var (name, format) in formats)
        {
            var (schema, examples) = (Beside(format!["schema"]!), Beside(format["examples"]!));
            var known = AgencyAdapters.BuiltIn.Single(adapter => adapter.Format == name);
            Assert.Equal(known.ContentTypes, format["contentTypes"]!.AsArray().Select(type => (string)type!));
            foreach (var message in document["components"]!["messages"]!.AsObject().Select(each => (string)each.Value!["x-examples"]!))
            {
                var files = Directory.GetFiles(Path.GetDirectoryName(Path.Combine(examples, message))!, $"{Path.GetFileName(message)}*.*");
                Assert.True(files.Length > 0, $"{name} has no {message}");
                counted += files.Length;
                Assert.All(files, file => Assert.True(Errors(schema, file).Count == 0, $"{file}: {string.Join(' ', Errors(schema, file))}"));
            }
        }

        Assert.Equal(Published.Formats.Order(StringComparer.Ordinal), formats.Select(format => format.Key).Order(StringComparer.Ordinal));
        Assert.True(counted > 100, $"{counted} examples");
    }

    [Fact]
    public void Check_15_its_channels_keys_and_types_are_those_of_the_program()
    {
        var document = Read();
        var channels = document["channels"]!.AsObject().Select(channel => channel.Value!).ToList();
        var sending = channels.Where(channel => Binding(document, channel)["is"]!.GetValue<string>() == "routingKey").ToList();
        var desired = DesiredTopology.For([AgencyId.Parse("police.northshire")], ["police"]);

        Assert.Equal(HubNames.Messages.SelectMany(message => new[] { $"{Any}.{message}", $"{Any}.{message}.{HubNames.Urgent}" }).Order(StringComparer.Ordinal), sending.Select(channel => (string)channel["address"]!).Order(StringComparer.Ordinal));
        var exchange = desired.Exchanges.Single(each => each.Name == HubNames.InExchange);
        Assert.All(sending, channel => Assert.True(JsonNode.DeepEquals(Binding(document, channel)["exchange"], new JsonObject { ["name"] = exchange.Name, ["type"] = exchange.Type, ["durable"] = true, ["autoDelete"] = false })));
        var queue = Assert.Single(channels.Except(sending));
        Assert.Equal(HubNames.AgencyQueue(AgencyId.Parse("police.northshire")).Replace("police.northshire", Any, StringComparison.Ordinal), (string)queue["address"]!);
        Assert.Equal((string)queue["address"]!, (string)Binding(document, queue)["queue"]!["name"]!);
        var types = typeof(Outgoing).GetCustomAttributes(typeof(JsonDerivedTypeAttribute), false).Cast<JsonDerivedTypeAttribute>().Select(type => (string)type.TypeDiscriminator!).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(types, queue["messages"]!.AsObject().Select(message => message.Key).Order(StringComparer.Ordinal));
        Assert.Equal(types, queue["messages"]!.AsObject().Select(message => (string)Find(document, (string)message.Value!["$ref"]!)!["bindings"]!["amqp"]!["messageType"]!).Order(StringComparer.Ordinal));
        Assert.Equal(types, Find(document, "#/components/messageTraits/sent/headers/properties/type/enum")!.AsArray().Select(type => (string)type!).Order(StringComparer.Ordinal));
        Assert.Equal(channels.Count, Operations(document).Select(operation => (string)operation["channel"]!["$ref"]!).Distinct().Count());
        Assert.Equal(["send"], Operations(document).Where(operation => (string)operation["channel"]!["$ref"]! == "#/channels/toAgency").Select(operation => (string)operation["action"]!));
    }

    [Fact]
    public async Task Check_15_a_live_broker_has_what_it_says_and_topology_check_finds_no_difference()
    {
        var document = Read();
        var agency = AgencyId.Parse("police.described");
        var settings = await broker.CreateVirtualHostAsync();
        var started = await broker.StartedAsync();
        using var management = started.Management();
        using var folder = new ScratchFolder();
        var file = Path.Combine(folder.Path, "agreement.json");
        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(RepositoryFiles.Agreement, TestContext.Current.CancellationToken)).Replace(".northshire\"", ".described\"", StringComparison.Ordinal).Replace("charity.harbour\"", "charity.described\"", StringComparison.Ordinal).Replace("social-care.cwmafon\"", "social-care.described-1\"", StringComparison.Ordinal).Replace("social-care.strathdearn\"", "social-care.described-2\"", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        string[] options = ["--management", new UriBuilder(started.ManagementAddress) { UserName = settings.User, Password = settings.Password }.Uri.ToString(), "--vhost", settings.VirtualHost, "--agreement", file];

        var applied = await HubCommand.RunAsync(["topology", "apply", .. options, "--passwords", folder.Path]);
        var looked = await HubCommand.RunAsync(["topology", "check", .. options]);
        var live = await management.ReadAsync(settings.VirtualHost, TestContext.Current.CancellationToken);

        Assert.True(applied.ExitCode == 0, applied.Words);
        Assert.True(looked.ExitCode == 0 && looked.Output.Length == 0, looked.Output + looked.Words);
        foreach (var channel in document["channels"]!.AsObject().Select(each => each.Value!))
        {
            var (address, binding) = (((string)channel["address"]!).Replace(Any, agency.ToString(), StringComparison.Ordinal), Binding(document, channel));
            if (binding["queue"] is { } queue)
            {
                Assert.Contains(live.Queues, each => each.Name == ((string)queue["name"]!).Replace(Any, agency.ToString(), StringComparison.Ordinal));
                Assert.Contains(live.Bindings, each => each.Source == HubNames.OutExchange && each.Destination == address && each.RoutingKey == agency.ToString());
            }
            else
            {
                Assert.Contains(live.Exchanges, each => each.Name == (string)binding["exchange"]!["name"]! && each.Type == (string)binding["exchange"]!["type"]!);
                Assert.Contains(live.Bindings, each => each.Source == (string)binding["exchange"]!["name"]! && Fits(each.RoutingKey, address));
            }
        }
    }

    /// <summary>As a topic exchange compares them: a star is one word.</summary>
    private static bool Fits(string bound, string key) =>
        bound.Split('.') is var wanted && key.Split('.') is var words && wanted.Length == words.Length && wanted.Zip(words).All(pair => pair.First == "*" || pair.First == pair.Second);

    private static JsonNode Binding(JsonNode document, JsonNode channel) => (channel["bindings"]!["$ref"] is { } reference ? Find(document, (string)reference!)! : channel["bindings"]!)["amqp"]!;

    private static IEnumerable<JsonNode> Operations(JsonNode document) => document["operations"]!.AsObject().Select(operation => operation.Value!);

    private static IEnumerable<string> References(JsonNode? node) => node switch
    {
        JsonObject all => all.SelectMany(each => each is { Key: "$ref", Value: JsonValue value } ? [(string)value!] : References(each.Value)),
        JsonArray all => all.SelectMany(References),
        _ => [],
    };

    private static JsonNode? Find(JsonNode document, string reference) => reference["#/".Length..].Split('/').Aggregate<string, JsonNode?>(document, (node, name) => (node?["$ref"] is { } other ? Find(document, (string)other!) : node)?[name]);

    private static string Beside(JsonNode path) => Path.GetFullPath((string)path!, Path.GetDirectoryName(Path.Combine(RepositoryFiles.Root, Document))!);

    private static async Task<IReadOnlyList<string>> FaultsAsync(JsonNode document) => [.. (await Rules.Value).Validate(document.ToJsonString()).Select(fault => $"{fault.Path} {fault.Kind}")];

    private static IReadOnlyList<string> Errors(string schema, string file)
    {
        var body = File.ReadAllBytes(file);
        if (schema.Contains("HealthFhirR4", StringComparison.Ordinal))
        {
            return FhirShape.Errors(file.EndsWith(".xml", StringComparison.Ordinal) ? "application/fhir+xml" : "application/fhir+json", body);
        }

        if (schema.EndsWith(".json", StringComparison.Ordinal))
        {
            return new PublishedJsonSchema(Path.GetRelativePath(RepositoryFiles.Schemas, schema)).Errors(body);
        }

        List<string> errors = [];
        var schemas = new XmlSchemaSet();
        schemas.Add(null, schema);
        XDocument.Load(new MemoryStream(body)).Validate(schemas, (_, fault) => errors.Add(fault.Message));
        return errors;
    }

    private static JsonNode Read()
    {
        using var text = File.OpenText(Path.Combine(RepositoryFiles.Root, Document));
        var yaml = new YamlStream();
        yaml.Load(text);
        return Json(yaml.Documents.Single().RootNode)!;
    }

    private static JsonNode? Json(YamlNode node) => node switch
    {
        YamlMappingNode mapping => new JsonObject(mapping.Children.Select(child => KeyValuePair.Create(((YamlScalarNode)child.Key).Value!, Json(child.Value)))),
        YamlSequenceNode sequence => new JsonArray([.. sequence.Children.Select(Json)]),
        YamlScalarNode { Style: YamlDotNet.Core.ScalarStyle.Plain } plain when bool.TryParse(plain.Value, out var flag) => flag,
        YamlScalarNode { Style: YamlDotNet.Core.ScalarStyle.Plain } plain when long.TryParse(plain.Value, out var number) => number,
        YamlScalarNode scalar => scalar.Value,
        _ => throw new JsonException("The document uses more of YAML than JSON has."),
    };
}
