using System.Net;
using SafeguardingHub.Adapters;
using SafeguardingHub.Adapters.HealthFhirR4;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Tests.Adapters;

public sealed class HealthFhirR4AdapterTests : AdapterContract
{
    public override IAgencyAdapter Adapter { get; } = new HealthFhirR4Adapter();

    protected override string Folder => "HealthFhirR4/V1";

    protected override AgencyId Recipient => AgencyId.Parse("health.northshire");

    protected override IReadOnlyList<ProblemKind> CodesGiven =>
    [
        Problems.Empty, Problems.NotWellFormed, Problems.WrongEncoding, Problems.TooDeep, Problems.EntitiesForbidden, Problems.DuplicateProperty,
        Problems.UnknownContentType, Problems.WrongFormat,
        Problems.NoChild, Problems.WrongKind, Problems.NothingSaid, Problems.NoReference, Problems.NoNamedPerson, Problems.NoAnswer, Problems.NotSaid,
        Problems.CheckDigit, Problems.UnknownCode, Problems.UnreadableValue, Problems.RiskNotStated, Problems.VariantSystem, Problems.PartlyParsed,
        Problems.Adult, Problems.NoSafeguardingFlag, Problems.UnbornSex, Problems.MissingElement, Problems.LossyCode, Problems.BrokenReference,
        Problems.DidNotArrive,
    ];

    protected override string ContentTypeOf(string file) => Path.GetExtension(file) switch
    {
        ".json" => "application/fhir+json; version=1.1",
        ".xml" => "application/fhir+xml",
        _ => "text/csv",
    };

    protected override IReadOnlyList<string> SchemaErrors(string contentType, ReadOnlyMemory<byte> body) => FhirShape.Errors(contentType, body);

    protected override IEnumerable<Leaf> Leaves(string contentType, byte[] body) =>
        FhirLeaves.Of(contentType, body).Select(leaf => new Leaf(leaf.Pointer, leaf.Text, leaf.Changed));

    protected override string PlainText(ComposedMessage composed)
    {
        var text = System.Text.Encoding.UTF8.GetString(composed.Body.Span);
        return composed.ContentType.EndsWith("xml", StringComparison.Ordinal) ? WebUtility.HtmlDecode(text) : text;
    }
}
