using System.CommandLine;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SafeguardingHub.Agreements;
using SafeguardingHub.Persistence.Rows;

namespace SafeguardingHub.CommandLine;

/// <summary><c>hub quarantine list|show</c>: messages that could not be acted on, and why. What they said stays masked unless somebody gives a reason.</summary>
internal static class QuarantineCommand
{
    public static Command Create() => new("quarantine", "Shows messages that could not be acted on.") { List(), Show() };

    private static Command List()
    {
        var most = new Option<int>("--most") { Description = "How many, newest first.", DefaultValueFactory = _ => 50, HelpName = "N" };
        var agency = new Option<string?>("--agency") { Description = "Only from this sender.", HelpName = "AGENCY" };
        var json = new Option<bool>("--json") { Description = "As JSON." };
        var settings = new SettingsOptions();
        var command = new Command("list", "Lists quarantined messages, newest first.") { most, agency, json };
        settings.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var context = OpenStore.ForReading(settings.Read(parsed)).Open();
            var sender = parsed.GetValue(agency);
            var rows = await (from row in context.ReceivedMessages.AsNoTracking()
                              where row.Outcome == ReceivedOutcome.Quarantined && (sender == null || row.Sender == sender)
                              orderby row.ReceivedAt descending
                              select new { row.Id, row.Sender, row.Kind, row.Channel, row.ReceivedAt, row.Codes })
                .Take(parsed.GetValue(most)).ToListAsync(cancellation);
            if (parsed.GetValue(json))
            {
                Console.Out.WriteLine(JsonSerializer.Serialize(rows, RouteExplanation.Json));
                return ExitCode.Done;
            }

            var table = new ConsoleTable("Id", "Sender", "Kind", "By", "Received", "Problems");
            rows.ForEach(row => table.Add(row.Id.ToString(), row.Sender ?? "not known", row.Kind, row.Channel, $"{TimeWords.ShortOf(row.ReceivedAt)}", row.Codes));
            table.Write();
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Show()
    {
        var id = new Argument<Guid>("ID") { Description = "As the list gives it." };
        var reveal = new Option<bool>("--reveal") { Description = "Writes the message as it came to standard output. The reading is written to the audit." };
        var reason = new Option<string?>("--reason") { Description = "Why you need to see it; goes into the audit, so without personal data.", HelpName = "TEXT" };
        var settings = new SettingsOptions();
        var command = new Command("show", "Shows what is wrong with one quarantined message.") { id, reveal, reason };
        command.Validators.Add(given =>
        {
            if (given.GetValue(reveal) && string.IsNullOrWhiteSpace(given.GetValue(reason)))
            {
                given.AddError("--reveal needs a reason: --reason TEXT.");
            }
        });
        settings.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            var told = settings.Read(parsed);
            var store = OpenStore.ForReading(told);
            var quarantined = await QuarantinedMessage.FindAsync(store, OpenKeys.Of(told), parsed.GetValue(id), cancellation);
            if (quarantined is null)
            {
                Console.Error.WriteLine($"There is no quarantined message {parsed.GetValue(id)}.");
                return ExitCode.Refused;
            }

            var words = parsed.GetValue(reveal) ? Console.Error : Console.Out;
            quarantined.Describe(words);
            if (!parsed.GetValue(reveal))
            {
                words.WriteLine($"body: masked, {quarantined.KeptBytes} bytes kept; --reveal --reason TEXT shows it and is written to the audit");
                return ExitCode.Done;
            }

            await OperatorAudit.AppendAsync(store, "quarantine-revealed", quarantined.Id.ToString("N"), parsed.GetValue(reason)!.Trim(), cancellation);
            await using var output = Console.OpenStandardOutput();
            await output.WriteAsync(quarantined.Body(), cancellation);
            return ExitCode.Done;
        });
        return command;
    }
}
