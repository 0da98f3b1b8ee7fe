using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using SafeguardingHub.Mailing;
using Spectre.Console;

namespace SafeguardingHub.CommandLine;

/// <summary><c>hub obligations list</c>: what is owed and not yet done. No personal data.</summary>
internal static class ObligationsCommand
{
    public static Command Create() => new("obligations", "Shows what agencies owe.") { List() };

    private static Command List()
    {
        var overdue = new Option<bool>("--overdue") { Description = "Only what is overdue." };
        var agency = new Option<string?>("--agency") { Description = "Only what this agency owes.", HelpName = "AGENCY" };
        var settings = new SettingsOptions();
        var command = new Command("list", "Lists what is owed, the first due first.") { overdue, agency };
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
                              select new { concern.Reference, owed.OwedBy, owed.Role, owed.Name, owed.About, owed.Due, owed.Step, owed.NextChaseAt }).ToListAsync(cancellation);
            var table = new Table().AddColumns("Reference", "Owed by", "Role", "What", "Due", "Steps taken", "Next step");
            rows.ForEach(row => table.AddRow(row.Reference, row.OwedBy, row.Role, row.Name == MailboxObligation.Name ? Markup.Escape($"{row.Name} {row.About}") : row.Name, $"{row.Due:yyyy-MM-dd HH:mm}", $"{row.Step + 1}", $"{row.NextChaseAt:yyyy-MM-dd HH:mm}"));
            AnsiConsole.Write(table);
            return ExitCode.Done;
        });
        return command;
    }
}
