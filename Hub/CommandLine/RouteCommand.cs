using System.CommandLine;
using System.Text.Json;
using SafeguardingHub.Adapters;
using SafeguardingHub.Agreements;
using SafeguardingHub.Routing;
using SafeguardingHub.Translation;

namespace SafeguardingHub.CommandLine;

/// <summary><c>hub route FILE --as AGENCY</c>: who would be told of a concern and why, who not and why not, and what would be owed. Stores and sends nothing.</summary>
internal static class RouteCommand
{
    public static Command Create()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "A concern in the agency's format." }.AcceptExistingOnly();
        var sender = MessageFiles.As();
        var earlier = new Option<int>("--earlier-low-risk") { Description = "How many low-risk concerns about the same child came before, within the agreement's window.", HelpName = "N" };
        var json = new Option<bool>("--json") { Description = "The decision as JSON." };
        var settings = new SettingsOptions();
        var command = new Command("route", "Explains who would be told of a concern, and why.") { file, sender, earlier, json };
        settings.AddTo(command);
        command.SetAction(parsed =>
        {
            var told = settings.Read(parsed);
            var loaded = AgreementAndFormats.Load(told.AgreementFile, told.BankHolidays);
            var agency = MessageFiles.AgencyOf(loaded, parsed.GetValue(sender)!);
            var path = parsed.GetValue(file)!.FullName;
            if (MessageFiles.Translate(path, agency, MessageKind.Concern, loaded) is not TranslationResult.TranslatedConcern translated)
            {
                Console.Error.WriteLine("The message is no concern that could be routed; hub translate says why.");
                return ExitCode.Refused;
            }

            var known = new KnownOfChild(parsed.GetValue(earlier));
            var decision = RecipientList.Decide(translated.Concern, agency.Id, TimeProvider.System.GetUtcNow(), known, loaded.Agreement);
            if (parsed.GetValue(json))
            {
                Console.Out.WriteLine(JsonSerializer.Serialize(RouteExplanation.Of(decision), RouteExplanation.Json));
            }
            else
            {
                Write(decision);
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static void Write(RoutingDecision decision)
    {
        Console.Out.WriteLine($"Risk: {decision.Risk}{(decision.RaisedByAccumulation ? " (raised one level: several low-risk concerns about the same child)" : "")}{(decision.Urgent ? ", urgent" : "")}. Agreement {decision.AgreementVersion}.");
        foreach (var agency in decision.Agencies)
        {
            Console.Out.WriteLine($"{agency.Agency}: {(agency.Sent ? "told" : "withheld")}");
            foreach (var reason in agency.Reasons)
            {
                Console.Out.WriteLine($"  because {reason.Why} [{reason.Rule}; {reason.Source}]");
            }

            if (agency.WithheldFields.Count > 0)
            {
                Console.Out.WriteLine($"  not shared: {string.Join(", ", agency.WithheldFields)}");
            }
        }

        foreach (var owed in decision.Obligations)
        {
            Console.Out.WriteLine($"owed by {owed.OwedBy} ({owed.Role}) by {TimeWords.ShortOf(owed.Due)}: {owed.What}");
            Console.Out.WriteLine($"  because {owed.Why} [{owed.Source}]");
        }
    }
}
