using System.CommandLine;
using System.Text.Json;
using SafeguardingHub.Agreements;
using SafeguardingHub.Recovery;
using SafeguardingHub.Recovery.Handling;

namespace SafeguardingHub.CommandLine;

/// <summary><c>hub deadletters …</c>: what needs an operator, and what operators do about it. What a message said stays masked unless somebody gives a reason.</summary>
internal static class DeadLettersCommand
{
    private const int MostShown = 200;

    public static Command Create() => new("deadletters", "Shows and mends what the hub could not handle.")
    {
        List(), Show(), DeadLetterActions.Reveal(), DeadLetterActions.Assign(), DeadLetterActions.Note(), DeadLetterActions.Fixed(), DeadLetterActions.DryRun(), DeadLetterActions.Replay(),
        DeadLetterProposals.Edit(), DeadLetterProposals.Discard(), DeadLetterProposals.List(), DeadLetterProposals.Approve(), DeadLetterProposals.Decline(), Export(), Incidents(),
    };

    /// <summary>Runs it, and tells a refusal in its words.</summary>
    internal static void Act(Command command, Func<ParseResult, RecoveryDesk, CancellationToken, Task> act)
    {
        var settings = new SettingsOptions();
        settings.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var desk = RecoveryDesk.Open(settings.Read(parsed));
            try
            {
                await act(parsed, desk, cancellation);
                return ExitCode.Done;
            }
            catch (RefusedException refused)
            {
                Console.Error.WriteLine(refused.Message);
                return ExitCode.Refused;
            }
        });
    }

    private static Command List()
    {
        var agency = new Option<string?>("--agency") { Description = "Only from or for this agency.", HelpName = "AGENCY" };
        var all = new Option<bool>("--all") { Description = "Groups that are settled too." };
        var json = new Option<bool>("--json") { Description = "As JSON." };
        var command = new Command("list", "Lists groups of dead letters with one cause, the first to breach first.") { agency, all, json };
        Act(command, async (parsed, desk, cancellation) =>
        {
            var groups = await desk.Queries.ListAsync(parsed.GetValue(all), parsed.GetValue(agency), cancellation);
            if (parsed.GetValue(json))
            {
                Console.Out.WriteLine(JsonSerializer.Serialize(groups, RouteExplanation.Json));
                return;
            }

            foreach (var retry in await desk.Queries.RetriesAsync(cancellation))
            {
                Console.Error.WriteLine($"A message of {retry.Queue} could not be kept since {TimeWords.ShortOf(retry.Since)} ({retry.Attempts} tries, {retry.Failure}). It is on the broker still and is tried again.");
            }

            var table = new ConsoleTable("Group", "Dead", "State", "Clock", "First", "Last", "Agencies", "Owner", "Cause");
            foreach (var group in groups)
            {
                table.Add(
                    group.Id, $"{group.Count}{(group.Urgent > 0 ? $" ({group.Urgent} urgent)" : "")}", Word(group.State), group.Clock ?? "", $"{TimeWords.ShortOf(group.FirstSeen)}", $"{TimeWords.ShortOf(group.LastSeen)}",
                    string.Join(' ', group.Agencies), group.Owner ?? "", group.Fingerprint);
            }

            table.Write();
        });
        return command;
    }

    private static Command Show()
    {
        var group = new Argument<string>("GROUP") { Description = "A group, as the list gives it." };
        var json = new Option<bool>("--json") { Description = "As JSON." };
        var command = new Command("show", "Shows a group: its messages without what they said, notes and replays.") { group, json };
        Act(command, async (parsed, desk, cancellation) =>
        {
            var shown = await desk.Queries.ShowAsync(parsed.GetValue(group)!, MostShown, cancellation);
            if (parsed.GetValue(json))
            {
                Console.Out.WriteLine(JsonSerializer.Serialize(shown, RouteExplanation.Json));
                return;
            }

            Console.Out.WriteLine($"{shown.Group.Id} {Word(shown.Group.State)}: {shown.Group.Count} dead, {shown.Group.Settled} settled. {shown.Group.Fingerprint}");
            foreach (var letter in shown.Letters)
            {
                Console.Out.WriteLine(
                    $"{letter.Id} {letter.State.ToLowerInvariant()} {letter.Kind}{(letter.Urgent ? " urgent" : "")} {letter.Agency} received {TimeWords.ShortOf(letter.ReceivedAt)}"
                    + $"{(letter.Clock is { } clock ? $"; this {clock} ({letter.DueWhat})" : "")}{(letter.WaitsBehind is { } earlier ? $"; waits behind {earlier}" : "")}{(letter.LastOutcome is { } outcome ? $"; last replay: {outcome}" : "")}");
            }

            shown.Notes.ToList().ForEach(note => Console.Out.WriteLine($"{TimeWords.ShortOf(note.At)} {note.Author}: {note.Text}"));
            shown.Replays.ToList().ForEach(replay => Console.Out.WriteLine(ReplayText(replay)));
        });
        return command;
    }

    private static Command Incidents()
    {
        var command = new Command("incidents", "Lists what operators were told of and is not over, with its fix; and referrals that nobody collects.");
        Act(command, async (_, desk, cancellation) =>
        {
            foreach (var incident in await desk.Incidents.OpenAsync(cancellation))
            {
                Console.Out.WriteLine($"{TimeWords.ShortOf(incident.StartedAt)} {incident.Name} {incident.Subject}: {incident.Detail} Fix: {incident.Fix}");
            }

            foreach (var lying in await desk.Queries.UncollectedAsync(cancellation))
            {
                Console.Out.WriteLine($"{lying.Reference} was delivered to {lying.Agency} at {TimeWords.ShortOf(lying.DeliveredAt)} and is not collected; {lying.RaisedBy} was told at {TimeWords.ShortOf(lying.ToldAt)}");
            }
        });
        return command;
    }

    private static Command Export()
    {
        var command = new Command("export", "Writes every group as comma-separated lines, without what was said. Goes into the audit.");
        Act(command, async (_, desk, cancellation) =>
        {
            Console.Out.WriteLine("group,state,dead,settled,first seen,last seen,due,agencies,owner,cause");
            foreach (var group in await desk.Commands.ExportAsync(desk.Who, cancellation))
            {
                string[] cells = [group.Id, Word(group.State), $"{group.Count}", $"{group.Settled}", $"{group.FirstSeen:O}", $"{group.LastSeen:O}", $"{group.Due:O}", string.Join(' ', group.Agencies), group.Owner ?? "", group.Fingerprint];
                Console.Out.WriteLine(string.Join(',', cells.Select(Quoted)));
            }
        });
        return command;
    }

    internal static string ReplayText(ReplayProgress replay) =>
        $"replay {replay.Id} by {replay.AskedBy} at {TimeWords.ShortOf(replay.AskedAt)}: {replay.Done} of {replay.Total} done{(replay.FinishedAt is null ? "" : ", finished")}{string.Concat(replay.Outcomes.Select(each => $"; {each.Value} {each.Key}"))}";

    private static string Word(GroupState state) => state.ToString().ToLowerInvariant();

    /// <summary>A cell that begins like a formula would be one in a spreadsheet.</summary>
    private static string Quoted(string cell) => $"\"{(cell.StartsWith('=') || cell.StartsWith('+') || cell.StartsWith('-') || cell.StartsWith('@') ? "'" : "")}{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
