using System.CommandLine;
using SafeguardingHub.Agreements;
using SafeguardingHub.Recovery.Handling;

namespace SafeguardingHub.CommandLine;

/// <summary>What one person proposes and another agrees to.</summary>
internal static class DeadLetterProposals
{
    public static Command Discard()
    {
        var (target, reason) = (DeadLetterActions.Target(), DeadLetterActions.Reason());
        var command = new Command("discard", "Proposes to discard; another person has to agree. What is discarded stays in the store.") { target, reason };
        DeadLettersCommand.Act(command, async (parsed, desk, cancellation) => Write(await desk.Proposals.ProposeDiscardAsync(desk.Who, parsed.GetValue(target)!, parsed.GetValue(reason), cancellation)));
        return command;
    }

    public static Command Edit()
    {
        var id = new Argument<Guid>("ID") { Description = "One dead letter." };
        var file = new Option<FileInfo>("--file") { Description = "The corrected message.", HelpName = "FILE", Required = true }.AcceptExistingOnly();
        var reason = DeadLetterActions.Reason();
        var command = new Command("edit", "Proposes to replay a corrected copy; another person has to agree. Off unless the settings allow it.") { id, file, reason };
        DeadLettersCommand.Act(command, async (parsed, desk, cancellation) =>
            Write(await desk.Proposals.ProposeEditAsync(desk.Who, parsed.GetValue(id), await File.ReadAllBytesAsync(parsed.GetValue(file)!.FullName, cancellation), parsed.GetValue(reason), cancellation)));
        return command;
    }

    public static Command List()
    {
        var command = new Command("proposals", "Lists what waits for a second person.");
        DeadLettersCommand.Act(command, async (_, desk, cancellation) => (await desk.Proposals.OpenAsync(cancellation)).ToList().ForEach(Write));
        return command;
    }

    public static Command Approve() => Decision("approve", "Agrees to what somebody else proposed, and does it.", approve: true);

    public static Command Decline() => Decision("decline", "Does not agree to a proposal, or takes one's own back.", approve: false);

    private static Command Decision(string name, string description, bool approve)
    {
        var id = new Argument<Guid>("PROPOSAL") { Description = "As the list of proposals gives it." };
        var command = new Command(name, description) { id };
        DeadLettersCommand.Act(command, async (parsed, desk, cancellation) =>
        {
            var decided = await desk.Proposals.DecideAsync(desk.Who, parsed.GetValue(id), approve, cancellation);
            Console.Out.WriteLine($"{(decided.Approved ? "approved" : "declined")}: {decided.Total} dead letters{(decided.Replay is { } replay ? $", replay {replay.Id}" : "")}");
        });
        return command;
    }

    private static void Write(Proposed proposed) =>
        Console.Out.WriteLine($"{proposed.Id} {proposed.Kind} {proposed.Total} dead letters, proposed by {proposed.ProposedBy} at {TimeWords.ShortOf(proposed.ProposedAt)}: {proposed.Reason}");
}
