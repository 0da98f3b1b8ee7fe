using System.CommandLine;
using SafeguardingHub.Security;

namespace SafeguardingHub.CommandLine;

/// <summary><c>hub operators issue|list|remove</c>: the people who may act on dead letters, each under one name.</summary>
internal static class OperatorsCommand
{
    public static Command Create() => new("operators", "Manages the people who may act on dead letters.") { Issue(), List(), Remove() };

    private static Command Issue()
    {
        var name = Name();
        var rights = new Option<OperatorRights[]>("--rights") { Description = "See, Reveal, Replay, Edit, Discard; several with spaces between.", AllowMultipleArgumentsPerToken = true, Required = true, HelpName = "RIGHT…" };
        var settings = new SettingsOptions();
        var command = new Command("issue", "Gives a person a key and these rights. The key is written once, to standard output.") { name, rights };
        settings.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            var told = settings.Read(parsed);
            if (Operators.NameOf(parsed.GetValue(name)) is not { } person)
            {
                Console.Error.WriteLine("That is not a name.");
                return ExitCode.Refused;
            }

            var given = parsed.GetValue(rights)!.Aggregate(OperatorRights.None, (all, right) => all | right);
            await OperatorAudit.AppendAsync(OpenStore.ForReading(told), "operator-key-issued", $"operator:{person}", given.ToString(), cancellation);
            Console.Out.WriteLine(Operators.Issue(told.Data, person, given));
            return ExitCode.Done;
        });
        return command;
    }

    private static Command List()
    {
        var settings = new SettingsOptions();
        var command = new Command("list", "Lists who may do what.");
        settings.AddTo(command);
        command.SetAction(parsed =>
        {
            foreach (var person in Operators.List(settings.Read(parsed).Data))
            {
                Console.Out.WriteLine($"{person.Name}: {person.Rights}");
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static Command Remove()
    {
        var name = Name();
        var settings = new SettingsOptions();
        var command = new Command("remove", "Takes every key of a person away; a running hub sees it within a second.") { name };
        settings.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            var told = settings.Read(parsed);
            var person = Operators.NameOf(parsed.GetValue(name)) ?? "";
            if (!Operators.Remove(told.Data, person))
            {
                Console.Error.WriteLine("There is nobody of that name.");
                return ExitCode.Refused;
            }

            await OperatorAudit.AppendAsync(OpenStore.ForReading(told), "operator-removed", $"operator:{person}", "", cancellation);
            return ExitCode.Done;
        });
        return command;
    }

    private static Argument<string> Name() => new("NAME") { Description = "The person's, the same wherever they sign in." };
}
