using System.CommandLine;
using SafeguardingHub.Security;

namespace SafeguardingHub.CommandLine;

/// <summary>What one person does about dead letters.</summary>
internal static class DeadLetterActions
{
    public static Option<string> Reason() => new("--reason") { Description = "Why; goes into the audit, so without personal data.", HelpName = "TEXT", Required = true };

    public static Argument<string> Target() => new("TARGET") { Description = "A group or one dead letter." };

    private static Argument<string> Group() => new("GROUP") { Description = "A group, as the list gives it." };

    public static Command Reveal()
    {
        var id = new Argument<Guid>("ID") { Description = "One dead letter." };
        var reason = Reason();
        var command = new Command("reveal", "Writes what a message said to standard output. The reading is written to the audit.") { id, reason };
        DeadLettersCommand.Act(command, async (parsed, desk, cancellation) =>
        {
            var letter = await desk.Commands.RevealAsync(desk.Who, parsed.GetValue(id), parsed.GetValue(reason), cancellation);
            await using var output = Console.OpenStandardOutput();
            await output.WriteAsync(letter.Body, cancellation);
        });
        return command;
    }

    public static Command Assign()
    {
        var group = Group();
        var to = new Option<string?>("--to") { Description = "Who looks after it (default: you).", HelpName = "NAME" };
        var command = new Command("assign", "Says who looks after a group.") { group, to };
        DeadLettersCommand.Act(command, (parsed, desk, cancellation) => desk.Commands.AssignAsync(desk.Who, parsed.GetValue(group)!, Operators.NameOf(parsed.GetValue(to)) ?? desk.Who.Name, cancellation));
        return command;
    }

    public static Command Note()
    {
        var group = Group();
        var text = new Argument<string>("TEXT") { Description = "Without personal data." };
        var command = new Command("note", "Adds a note to a group.") { group, text };
        DeadLettersCommand.Act(command, (parsed, desk, cancellation) => desk.Commands.NoteAsync(desk.Who, parsed.GetValue(group)!, parsed.GetValue(text), cancellation));
        return command;
    }

    public static Command Fixed()
    {
        var group = Group();
        var command = new Command("fixed", "Says that the cause is mended: what fails after this has come back.") { group };
        DeadLettersCommand.Act(command, (parsed, desk, cancellation) => desk.Commands.MarkFixedAsync(desk.Who, parsed.GetValue(group)!, cancellation));
        return command;
    }

    public static Command DryRun()
    {
        var target = Target();
        var command = new Command("dry-run", "Says what a replay would come to with this program and agreement; keeps and sends nothing.") { target };
        DeadLettersCommand.Act(command, async (parsed, desk, cancellation) => Console.Out.WriteLine(await desk.Commands.DryRunAsync(desk.Who, parsed.GetValue(target)!, cancellation)));
        return command;
    }

    public static Command Replay()
    {
        var (target, reason) = (Target(), Reason());
        var command = new Command("replay", "Gives what is dead now to the running hub once more, to where it came from.") { target, reason };
        DeadLettersCommand.Act(command, async (parsed, desk, cancellation) =>
        {
            var asked = await desk.Commands.ReplayAsync(desk.Who, parsed.GetValue(target)!, parsed.GetValue(reason), cancellation);
            Console.Out.WriteLine($"replay {asked.Id}: {asked.Total} messages{(asked.AlreadyRunning > 0 ? $"; {asked.AlreadyRunning} more are in another replay already" : "")}. The running hub works on it; `hub deadletters show` tells how far it is.");
        });
        return command;
    }
}
