using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using NJsonSchema;
using NJsonSchema.Validation;
using SafeguardingHub.Adapters;

namespace SafeguardingHub.Tests.Adapters;

public sealed class CharityCloudEventsAdapterTests : AdapterContract
{
    private static readonly JsonSchema Schema =
        JsonSchema.FromJsonAsync(File.ReadAllText(Path.Combine(RepositoryFiles.Schemas, "CharityCloudEvents/V1/case-record.schema.json"))).GetAwaiter().GetResult();

    public override IAgencyAdapter Adapter => AgencyAdapters.BuiltIn.Single(adapter => adapter.Format == "charity-cloudevents");

    protected override string Folder => "CharityCloudEvents/V1";

    protected override IReadOnlyList<ProblemKind> CodesGiven =>
    [
        Problems.Empty, Problems.NotWellFormed, Problems.WrongEncoding, Problems.TooDeep, Problems.DuplicateProperty, Problems.WrongFormat,
        Problems.NoChild, Problems.NoCase, Problems.WrongKind, Problems.NothingSaid, Problems.NoReference, Problems.NoNamedPerson, Problems.NoAnswer, Problems.NotSaid,
        Problems.CheckDigit, Problems.UnknownCode, Problems.UnreadableValue, Problems.RiskNotStated, Problems.PartlyParsed, Problems.Adult,
        Problems.UnbornSex, Problems.MissingElement, Problems.LossyCode,
    ];

    [Theory]
    [InlineData("\"worries\"", "\"worrys\"")]
    [InlineData("2011-05-04", "4 May 2011")]
    [InlineData("\"medium\"", "\"amber\"")]
    [InlineData("concern.v1", "concern.v9")]
    public void The_schema_shows_a_slip_of_the_pen(string right, string slip)
    {
        var message = File.ReadAllText(Path.Combine(RepositoryFiles.Schemas, Folder, "examples/concern-minimal.json"));
        Assert.Contains(right, message, StringComparison.Ordinal);

        Assert.NotEmpty(SchemaErrors("application/cloudevents+json", Encoding.UTF8.GetBytes(message.Replace(right, slip, StringComparison.Ordinal))));
    }

    protected override string ContentTypeOf(string file) => "application/cloudevents+json";

    protected override IReadOnlyList<string> SchemaErrors(string contentType, ReadOnlyMemory<byte> body) =>
        [.. Schema.Validate(Encoding.UTF8.GetString(body.Span)).SelectMany(Flatten)];

    protected override IEnumerable<Leaf> Leaves(string contentType, byte[] body)
    {
        var root = JsonNode.Parse(body)!;
        foreach (var (pointer, value) in LeavesBelow(root, "").ToList())
        {
            var other = Other(value);
            value.ReplaceWith(other);
            var changed = Encoding.UTF8.GetBytes(root.ToJsonString());
            other.ReplaceWith(value);
            yield return new Leaf(pointer, value.ToString(), changed);
        }
    }

    protected override string PlainText(ComposedMessage composed) => Encoding.UTF8.GetString(composed.Body.Span);

    private static IEnumerable<string> Flatten(ValidationError error) => error is ChildSchemaValidationError { Errors: var below }
        ? below.SelectMany(branch => branch.Value).SelectMany(Flatten).Prepend($"{error.Path}: {error.Kind}")
        : [$"{error.Path}: {error.Kind}"];

    private static IEnumerable<(string Pointer, JsonValue Value)> LeavesBelow(JsonNode? node, string pointer) => node switch
    {
        JsonObject properties => properties.SelectMany(property => LeavesBelow(property.Value, $"{pointer}/{property.Key}")),
        JsonArray items => items.SelectMany((item, index) => LeavesBelow(item, $"{pointer}/{index}")),
        JsonValue value => [(pointer, value)],
        _ => [],
    };

    private static JsonValue Other(JsonValue value) => value.GetValueKind() switch
    {
        JsonValueKind.True => JsonValue.Create(false),
        JsonValueKind.False => JsonValue.Create(true),
        JsonValueKind.Number => JsonValue.Create(value.GetValue<int>() + 1),
        _ => JsonValue.Create($"another {value.GetValue<string>()}"),
    };
}
