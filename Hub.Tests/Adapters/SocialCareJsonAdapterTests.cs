using SafeguardingHub.Adapters;
using SafeguardingHub.Adapters.SocialCareJson;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Tests.Adapters;

public sealed class SocialCareJsonAdapterTests : AdapterContract
{
    private static readonly PublishedJsonSchema Schema = new("SocialCareJson/V1/social-care.schema.json");

    public override IAgencyAdapter Adapter { get; } = new SocialCareJsonAdapter();

    protected override string Folder => "SocialCareJson/V1";

    protected override IReadOnlyList<ProblemKind> CodesGiven =>
    [
        Problems.Empty, Problems.NotWellFormed, Problems.WrongEncoding, Problems.TooDeep, Problems.DuplicateProperty, Problems.WrongFormat,
        Problems.NoChild, Problems.NoCase, Problems.WrongKind, Problems.NothingSaid, Problems.NoReference, Problems.NoNamedPerson, Problems.NoAnswer, Problems.NotSaid,
        Problems.CheckDigit, Problems.UnknownCode, Problems.UnreadableValue, Problems.RiskNotStated, Problems.PartlyParsed, Problems.Adult,
        Problems.UnbornSex, Problems.MissingElement, Problems.LossyCode,
    ];

    protected override AgencyId Recipient => AgencyId.Parse("social-care.cwmafon");

    protected override string ContentTypeOf(string file) => "application/json";

    protected override IReadOnlyList<string> SchemaErrors(string contentType, ReadOnlyMemory<byte> body) => Schema.Errors(body);

    protected override IEnumerable<Leaf> Leaves(string contentType, byte[] body) =>
        JsonLeaves.Of(body).Select(leaf => new Leaf(leaf.Pointer, leaf.Text, leaf.MessageWithOtherValue));

    protected override string PlainText(ComposedMessage composed) =>
        string.Join('\n', JsonLeaves.Of(composed.Body.ToArray()).Select(leaf => leaf.Text));
}
