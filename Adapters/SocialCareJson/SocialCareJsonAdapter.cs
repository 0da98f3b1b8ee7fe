using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.SocialCareJson;

/// <summary>
/// Children's social care: the field names of the DfE children's social care API inside an envelope that carries who refers
/// and why. The published shape is <c>Schemas/SocialCareJson/V1</c>.
/// </summary>
internal sealed class SocialCareJsonAdapter : IAgencyAdapter
{
    public const string MediaType = "application/json";

    /// <summary>The version of the published schema that is written, and read without a warning.</summary>
    public const string SchemaVersion = "1.0";

    public string Format => "social-care-json";

    public IReadOnlyList<string> ContentTypes { get; } = [MediaType];

    public TranslationResult Translate(IncomingMessage message) => MessageReading.Read(message);

    public ComposedMessage Compose(Outgoing outgoing, string contentType) =>
        contentType == MediaType ? MessageWriting.Write(outgoing) : throw new ArgumentException("Not a content type of this format.", nameof(contentType));
}
