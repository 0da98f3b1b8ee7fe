using System.CommandLine;
using SafeguardingHub.Adapters;
using SafeguardingHub.Agreements;
using SafeguardingHub.Receiving;
using SafeguardingHub.Schemas.Canonical;
using SafeguardingHub.Translation;

namespace SafeguardingHub.CommandLine;

/// <summary>The options of commands that read a message from a file as if an agency had sent it.</summary>
internal static class MessageFiles
{
    private static readonly SortedDictionary<string, MessageKind> Kinds = new(StringComparer.Ordinal)
    {
        ["concern"] = MessageKind.Concern,
        ["update"] = MessageKind.Update,
        ["response"] = MessageKind.Response,
        ["engagement"] = MessageKind.Engagement,
    };

    public static Option<string> As() => new("--as") { Description = "The agency that sends it, such as police.northshire.", HelpName = "AGENCY", Required = true };

    public static Option<string?> Message()
    {
        var option = new Option<string?>("--message") { Description = "concern, update, response or engagement (default: as the file's name begins, else concern).", HelpName = "KIND" };
        option.AcceptOnlyFromAmong([.. Kinds.Keys]);
        return option;
    }

    public static Agency AgencyOf(AgreementAndFormats loaded, string id) =>
        AgencyId.TryParse(id, out var agency) && loaded.Agreement.Find(agency) is { } found
            ? found
            : throw new ConfigurationFaultException([$"{id} is not in the agreement. It knows {string.Join(", ", loaded.Agreement.Agencies.Select(each => each.Id))}."]);

    public static MessageKind KindOf(string file, string? stated) =>
        Kinds[stated ?? Kinds.Keys.FirstOrDefault(kind => Path.GetFileName(file).StartsWith(kind, StringComparison.OrdinalIgnoreCase)) ?? "concern"];

    /// <summary>By the file's ending; null leaves it to the adapter.</summary>
    public static string? ContentTypeOf(string file, IAgencyAdapter adapter) => Path.GetExtension(file).ToUpperInvariant() switch
    {
        ".XML" => adapter.ContentTypes.FirstOrDefault(type => type.Contains("xml", StringComparison.Ordinal)),
        ".JSON" => adapter.ContentTypes.FirstOrDefault(type => type.Contains("json", StringComparison.Ordinal)),
        _ => null,
    };

    public static TranslationResult Translate(string file, Agency agency, MessageKind kind, AgreementAndFormats loaded)
    {
        var adapter = loaded.Adapters.First(each => each.Format == agency.Format);
        var body = File.ReadAllBytes(file);
        return BodyChecks.FaultOf(body, new ReceivingLimits()) is { } fault
            ? new TranslationResult.Untranslatable([fault.Whole()])
            : adapter.Translate(new IncomingMessage(kind, ContentTypeOf(file, adapter), body));
    }
}
