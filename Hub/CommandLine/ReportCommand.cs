using System.CommandLine;
using SafeguardingHub.Reporting;
using SafeguardingHub.Translation;

namespace SafeguardingHub.CommandLine;

/// <summary><c>hub report</c>: declines, time to answer and routes by sex, ethnicity and age. Reads what is sealed, tells nothing of one child, and is written to the audit.</summary>
internal static class ReportCommand
{
    private const int UsualSmallest = 5;

    public static Command Create()
    {
        var csv = new Option<FileInfo?>("--csv") { Description = "Writes the report to this file as CSV as well.", HelpName = "FILE" };
        var smallest = new Option<int>("--smallest") { Description = $"The smallest number that is told; below it stands <N. 0 tells all. Default: {UsualSmallest}.", DefaultValueFactory = _ => UsualSmallest, HelpName = "N" };
        smallest.Validators.Add(given =>
        {
            if (given.GetValueOrDefault<int>() < 0)
            {
                given.AddError("--smallest is a whole number, 0 or more.");
            }
        });
        var settings = new SettingsOptions();
        var command = new Command("report", "Shows by sex, ethnicity and age what was declined, how long answers took and who was told; ends with 1 when a child suspect with signs of exploitation went to police alone.") { csv, smallest };
        settings.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            var told = settings.Read(parsed);
            var store = OpenStore.ForReading(told);
            var agreement = AgreementAndFormats.Load(told.AgreementFile, told.BankHolidays).Agreement;
            var least = parsed.GetValue(smallest);
            var keys = OpenKeys.Of(told);
            await OperatorAudit.AppendAsync(store, "report-made", "all concerns", $"by sex, ethnicity and age; smallest number told {least}", cancellation);
            var lines = FairnessReport.Of(await new ReportReading(store, keys, agreement).ReadAsync(cancellation));
            if (parsed.GetValue(csv) is { } file)
            {
                await File.WriteAllTextAsync(file.FullName, ReportCells.Csv(lines, least), cancellation);
            }

            var table = new ConsoleTable([.. ReportCells.Heads.Select(head => head.Replace('_', ' '))]);
            foreach (var line in lines)
            {
                table.Add([.. ReportCells.Of(line, least)]);
            }

            table.Write();
            return Judge(lines[0]);
        });
        return command;
    }

    private static int Judge(ReportLine all)
    {
        if (all.SuspectsPoliceAlone == 0)
        {
            return ExitCode.Done;
        }

        Console.Error.WriteLine($"{all.SuspectsPoliceAlone} of the children recorded as suspects, with signs of exploitation, went to police alone. There is to be none.");
        return ExitCode.Refused;
    }
}
