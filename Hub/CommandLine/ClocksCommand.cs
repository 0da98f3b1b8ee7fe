using System.CommandLine;
using System.Globalization;
using SafeguardingHub.Agreements;
using SafeguardingHub.Translation;

namespace SafeguardingHub.CommandLine;

/// <summary><c>hub clocks explain</c> and <c>list</c>: when something would be due and why, and which clocks the agreement has. Stores nothing.</summary>
internal static class ClocksCommand
{
    public static Command Create() => new("clocks", "Explains by when things are owed.") { Explain(), ListAll() };

    private static Command Explain()
    {
        var clock = new Option<string>("--clock") { Description = "A clock of the agreement, or one written out, such as \"4 working hours\".", HelpName = "NAME", Required = true };
        var agency = new Option<string>("--agency") { Description = "Whoever owes it, such as social-care.northshire.", HelpName = "ID", Required = true };
        var start = new Option<string>("--start") { Description = "When it starts, in Europe/London, such as 2026-04-02T16:55.", HelpName = "LOCAL-TIME", Required = true };
        var risk = new Option<string?>("--risk") { Description = "low, medium, high or immediate, for a clock that depends on it.", HelpName = "LEVEL" };
        var rating = new Option<string?>("--rating") { Description = "red, amber, green or blue, for a clock that depends on it.", HelpName = "COLOUR" };
        risk.AcceptOnlyFromAmong("low", "medium", "high", "immediate");
        rating.AcceptOnlyFromAmong("red", "amber", "green", "blue");
        start.Validators.Add(read =>
        {
            if (!LocalStart.TryParse(read.GetValueOrDefault<string>(), out _))
            {
                read.AddError("--start is a local time, such as 2026-04-02T16:55.");
            }
        });
        var settings = new SettingsOptions();
        var command = new Command("explain", "Says in words how a due time is counted, and when it is.") { clock, agency, start, risk, rating };
        settings.AddTo(command);
        command.SetAction(parsed =>
        {
            var told = settings.Read(parsed);
            var loaded = AgreementAndFormats.Load(told.AgreementFile, told.BankHolidays);
            var owes = MessageFiles.AgencyOf(loaded, parsed.GetValue(agency)!);
            _ = LocalStart.TryParse(parsed.GetValue(start), out var from);
            var asked = new AskedClock(parsed.GetValue(clock)!, owes, from!.At, Named<Schemas.Canonical.RiskLevel>(parsed.GetValue(risk)), Named<Rating>(parsed.GetValue(rating)));
            if (asked.Find(loaded.Agreement) is not { } found)
            {
                Console.Error.WriteLine($"The clock {asked.Name} sets no limit for {owes.Id} in this case.");
                return ExitCode.Refused;
            }

            var deadline = Deadline.Explain(found, loaded.Agreement.CalendarOf(owes), from.At);
            ClockText.About(asked, found, from).Concat(deadline.Steps).ToList().ForEach(Console.Out.WriteLine);
            Console.Out.WriteLine($"due: {deadline.Due.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture)}");
            return ExitCode.Done;
        });
        return command;
    }

    private static Command ListAll()
    {
        var settings = new SettingsOptions();
        var command = new Command("list", "Lists the clocks of the agreement, where each holds, and its source.");
        settings.AddTo(command);
        command.SetAction(parsed =>
        {
            var told = settings.Read(parsed);
            foreach (var clock in AgreementAndFormats.Load(told.AgreementFile, told.BankHolidays).Agreement.Clocks)
            {
                Console.Out.WriteLine(ClockText.Line(clock));
                clock.Variants.ToList().ForEach(variant => Console.Out.WriteLine($"  {ClockText.Line(variant)}"));
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static T? Named<T>(string? word)
        where T : struct, Enum => word is null ? null : Enum.Parse<T>(word, ignoreCase: true);
}
