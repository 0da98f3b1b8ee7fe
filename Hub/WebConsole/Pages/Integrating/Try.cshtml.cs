using System.Text;
using Microsoft.AspNetCore.Mvc;
using SafeguardingHub.Agreements;
using SafeguardingHub.Audit;
using SafeguardingHub.Receiving;
using SafeguardingHub.Recording;
using SafeguardingHub.Schemas.Canonical;
using SafeguardingHub.Translation;
using SafeguardingHub.WebConsole.Design;
using SafeguardingHub.WebConsole.Integrating;
using SafeguardingHub.WebConsole.SignIn;

namespace SafeguardingHub.WebConsole.Pages;

/// <summary>
/// What would become of a message, shown to who sent it and to nobody else. Nothing is stored or sent: neither when it is read nor when the
/// session has ended meanwhile, and not on a disk either while it is taken in.
/// </summary>
[Needs(ConsoleRights.Integrate)]
[KeepsNothing]
[RequestFormLimits(ValueLengthLimit = MostTaken, MultipartBodyLengthLimit = MostTaken, MemoryBufferThreshold = MostTaken)]
[RequestSizeLimit(MostRead)]
public sealed class TryPage(Flow flow, Agreement agreement, Normalizer normalizer, ReceivingLimits limits, AuditTrail audit) : FormPage
{
    /// <summary>Bytes of the form, text and file together: beyond any limit of a message, so that the limit is what is told.</summary>
    private const int MostTaken = 16 * 1024 * 1024;

    /// <summary>Bytes that are read and thrown away beyond that, so that whoever sent them is still listening when told.</summary>
    private const int MostRead = 4 * MostTaken;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private Agency Own => agreement.Find(Agency) ?? throw new InvalidOperationException("Somebody of an agency that is not in the agreement is signed in.");

    /// <summary>Null until something was tried.</summary>
    public Rehearsal? Result { get; private set; }

    public int LimitKibibytes => limits.MostBytes / 1024;

    public static IReadOnlyList<Choice> Kinds { get; } =
    [
        new("concern", "Concern"), new("update", "Update", "News of a concern that you raised"), new("response", "Response", "An answer to a referral"), new("engagement", "Engagement", "Something that happened in the work with a child"),
    ];

    public IReadOnlyList<Choice> ContentTypes => [new("", "None: by what it looks like"), .. normalizer.AdapterFor(Own.Format).ContentTypes.Select(type => new Choice(type, type))];

    /// <summary>The reading, for people.</summary>
    public string? Canonical => Result?.Item.Translation is { } read ? CanonicalReading.Of(read)?.ToJsonString(CanonicalJson.Indented.Options) : null;

    public IReadOnlyList<MessageProblem> Problems => Answers.WarningsOf(Result?.Item.Translation);

    public IReadOnlyList<string> NotCarried => Answers.NotCarriedOf(Result?.Item.Translation);

    public string NameOf(AgencyId agency) => agreement.Find(agency)?.Name ?? agency.ToString();

    /// <summary>An example of the agency's own format, by its published name.</summary>
    protected override void Prefill()
    {
        Form.Set("kind", "concern");
        if (PublishedFormat.Find(Own.Format)?.File(Request.Query["example"]) is { } example && TextOf(example.Read()) is { } text)
        {
            Form.Set("message", text);
            Form.Set("kind", Kinds.FirstOrDefault(kind => example.ShortName.StartsWith(kind.Value, StringComparison.Ordinal))?.Value ?? "concern");
        }
    }

    protected override void Check()
    {
        if (!Kinds.Any(kind => kind.Value == Form.Value("kind")))
        {
            Form.Fail("kind", "Select what kind of message it is");
        }

        if (!ContentTypes.Any(type => type.Value == (Form.Value("type") ?? "")))
        {
            Form.Fail("type", "Select one of your format’s content types");
        }

        var (pasted, chosen) = (!string.IsNullOrWhiteSpace(Form.Value("message")), Chosen is not null);
        if (pasted == chosen)
        {
            Form.Fail("message", pasted ? "Paste a message or choose a file, not both" : "Paste a message or choose a file");
        }
    }

    protected override async Task<IActionResult> SendAsync(CancellationToken cancellation)
    {
        var delivered = new Delivered
        {
            Channel = "try",
            Sender = Agency,
            Message = Form.Value("kind")!,
            ContentType = Form.Trimmed("type"),
            Body = Chosen is { } file ? await BytesOfAsync(file, cancellation) : Encoding.UTF8.GetBytes(Form.Value("message")!),
        };
        Result = await flow.RehearseAsync(delivered);
        await audit.AppendAsync(Person.Actor, "message-tried", Agency.ToString(), $"{delivered.Message}; {(Result.Item.Translation is { } read ? CanonicalReading.KindOf(read) : "the hub failed on it")}; nothing was stored or sent", cancellation);
        return Page();
    }

    private IFormFile? Chosen => Request.Form.Files.GetFile("file") is { Length: > 0 } file ? file : null;

    private static async Task<byte[]> BytesOfAsync(IFormFile file, CancellationToken cancellation)
    {
        using var bytes = new MemoryStream((int)file.Length);
        await file.CopyToAsync(bytes, cancellation);
        return bytes.ToArray();
    }

    private static string? TextOf(byte[] bytes)
    {
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
