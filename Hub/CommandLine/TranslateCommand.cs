using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using SafeguardingHub.Adapters;
using SafeguardingHub.Recording;
using SafeguardingHub.Schemas.Canonical;
using SafeguardingHub.Translation;

namespace SafeguardingHub.CommandLine;

/// <summary><c>hub translate FILE… --as AGENCY</c>: the canonical reading of messages, with warnings and what was not carried. Stores and sends nothing.</summary>
internal static class TranslateCommand
{
    public static Command Create()
    {
        var files = new Argument<FileInfo[]>("FILE") { Description = "Messages in the agency's format.", Arity = ArgumentArity.OneOrMore }.AcceptExistingOnly();
        var sender = MessageFiles.As();
        var message = MessageFiles.Message();
        var json = new Option<bool>("--json") { Description = "Everything as JSON, the canonical concern included." };
        var settings = new SettingsOptions();
        var command = new Command("translate", "Reads messages as the hub would, and shows what it makes of them.") { files, sender, message, json };
        settings.AddTo(command);
        command.SetAction(parsed =>
        {
            var loaded = AgreementAndFormats.Load(settings.Read(parsed).AgreementFile);
            var agency = MessageFiles.AgencyOf(loaded, parsed.GetValue(sender)!);
            var readings = parsed.GetValue(files)!
                .Select(file => (file.Name, Result: MessageFiles.Translate(file.FullName, agency, MessageFiles.KindOf(file.Name, parsed.GetValue(message)), loaded)))
                .ToList();
            if (parsed.GetValue(json))
            {
                var all = new JsonArray([.. readings.Select(reading => ToJson(reading.Name, reading.Result))]);
                Console.Out.WriteLine(all.ToJsonString(CanonicalJson.Indented.Options));
            }
            else
            {
                readings.ForEach(reading => Write(reading.Name, reading.Result));
            }

            return readings.Exists(reading => reading.Result is TranslationResult.Untranslatable) ? ExitCode.Refused : ExitCode.Done;
        });
        return command;
    }

    private static void Write(string name, TranslationResult result)
    {
        Console.Out.WriteLine($"{name}: {OutcomeOf(result)}");
        foreach (var problem in Answers.WarningsOf(result))
        {
            Console.Out.WriteLine($"  {problem.Code} {(problem.Pointer.Length == 0 ? "the message" : problem.Pointer)}: {problem.Text}");
        }

        foreach (var pointer in Answers.NotCarriedOf(result))
        {
            Console.Out.WriteLine($"  not carried: {pointer}");
        }
    }

    private static string OutcomeOf(TranslationResult result) => result switch
    {
        TranslationResult.TranslatedConcern { Concern.Triage.Count: > 0 } concern => $"a concern for a person to look at ({string.Join(", ", concern.Concern.Triage)}), {Warnings(concern.Warnings)}",
        TranslationResult.TranslatedConcern concern => $"a concern, {Warnings(concern.Warnings)}",
        TranslationResult.TranslatedUpdate update => $"an update, {Warnings(update.Warnings)}",
        TranslationResult.TranslatedResponse response => $"an answer ({Word(response.Response.Kind)}), {Warnings(response.Warnings)}",
        TranslationResult.TranslatedEngagement engagement => $"an engagement event ({Word(engagement.Engagement.Kind)}), {Warnings(engagement.Warnings)}",
        _ => "refused",
    };

    private static string Warnings<TWarning>(IReadOnlyCollection<TWarning> warnings) => warnings.Count == 1 ? "1 warning" : $"{warnings.Count} warnings";

    private static string Word<TKind>(TKind kind)
        where TKind : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(kind.ToString());

    private static JsonObject ToJson(string name, TranslationResult result) => new()
    {
        ["file"] = name,
        ["outcome"] = CanonicalReading.KindOf(result),
        ["problems"] = JsonSerializer.SerializeToNode(Answers.WarningsOf(result), CanonicalJson.Default.IReadOnlyListMessageProblem),
        ["notCarried"] = JsonSerializer.SerializeToNode(Answers.NotCarriedOf(result), CanonicalJson.Default.IReadOnlyListString),
        ["canonical"] = CanonicalReading.Of(result),
    };
}
