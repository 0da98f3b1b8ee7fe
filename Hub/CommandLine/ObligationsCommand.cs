using System.CommandLine;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SafeguardingHub.Agreements;
using SafeguardingHub.Mailing;

namespace SafeguardingHub.CommandLine;

/// <summary><c>hub obligations list</c>: what is owed and not yet done. No personal data.</summary>
internal static class ObligationsCommand
{
    public static Command Create() => new("obligations", "Shows what agencies owe.") { List() };

    private static Command List()
    {
        var overdue = new Option<bool>("--overdue") { Description = "Only what is overdue." };
        var agency = new Option<string?>("--agency") { Description = "Only what this agency owes.", HelpName = "AGENCY" };
        var most = new Option<int>("--most") { Description = "How many, the first due first.", DefaultValueFactory = _ => 200, HelpName = "N" };
        var json = new Option<bool>("--json") { Description = "As JSON." };
        var settings = new SettingsOptions();
        var command = new Command("list", "Lists what is owed, the first due first.") { overdue, agency, most, json };
        settings.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var context = OpenStore.ForReading(settings.Read(parsed)).Open();
            var debtor = parsed.GetValue(agency);
            var before = parsed.GetValue(overdue) ? TimeProvider.System.GetUtcNow() : DateTimeOffset.MaxValue;
            var rows = await (from owed in context.Obligations.AsNoTracking()
                              join concern in context.Concerns.AsNoTracking() on owed.ConcernId equals concern.Id
                              where owed.MetAt == null && owed.CancelledAt == null && owed.Due <= before && (debtor == null || owed.OwedBy == debtor)
                              orderby owed.Due
                              select new { concern.Reference, owed.OwedBy, owed.Role, owed.Name, owed.About, owed.Due, owed.Step, owed.NextChaseAt })
                .Take(parsed.GetValue(most)).ToListAsync(cancellation);
            if (parsed.GetValue(json))
            {
                Console.Out.WriteLine(JsonSerializer.Serialize(rows, RouteExplanation.Json));
                return ExitCode.Done;
            }

            var table = new ConsoleTable("Reference", "Owed by", "Role", "What", "Due", "Steps taken", "Next step");
            rows.ForEach(row => table.Add(row.Reference, row.OwedBy, row.Role, row.Name == MailboxObligation.Name ? $"{row.Name} {row.About}" : row.Name, $"{TimeWords.ShortOf(row.Due)}", $"{row.Step + 1}", $"{TimeWords.ShortOf(row.NextChaseAt)}"));
            table.Write();
            return ExitCode.Done;
        });
        return command;
    }
}
