using System.CommandLine;
using SafeguardingHub.Schemas.Canonical;
using SafeguardingHub.Security;
using SafeguardingHub.Translation;

namespace SafeguardingHub.CommandLine;

/// <summary><c>hub keys issue|list|retire|rotate-encryption</c>: agencies' keys for HTTP and the hub's own keys. A running hub sees the change within a second.</summary>
internal static class KeysCommand
{
    public static Command Create() => new("keys", "Gives out, lists and retires keys.") { Issue(), List(), Retire(), RotateEncryption() };

    private static Command Issue()
    {
        var agency = Agency();
        var settings = new SettingsOptions();
        var command = new Command("issue", "Makes a new key beside the agency's old ones. Its file is to be handed to the agency and deleted.") { agency };
        settings.AddTo(command);
        command.SetAction(parsed =>
        {
            var told = settings.Read(parsed);
            var (id, file) = ApiKeys.Issue(FolderOf(told), Known(told, parsed.GetValue(agency)!), TimeProvider.System.GetUtcNow());
            Console.Out.WriteLine($"{id} {file}");
            return ExitCode.Done;
        });
        return command;
    }

    private static Command List()
    {
        var settings = new SettingsOptions();
        var command = new Command("list", "Lists the keys that are valid, without the keys.");
        settings.AddTo(command);
        command.SetAction(parsed =>
        {
            foreach (var key in ApiKeys.List(FolderOf(settings.Read(parsed))))
            {
                Console.Out.WriteLine($"{key.Agency} {key.Id} {key.IssuedAt.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}");
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static Command Retire()
    {
        var agency = Agency();
        var id = new Argument<string>("KEY-ID") { Description = "As the list gives it." };
        var settings = new SettingsOptions();
        var command = new Command("retire", "Makes one key of an agency invalid.") { agency, id };
        settings.AddTo(command);
        command.SetAction(parsed =>
        {
            var told = settings.Read(parsed);
            if (ApiKeys.Retire(FolderOf(told), Known(told, parsed.GetValue(agency)!), parsed.GetValue(id)!))
            {
                return ExitCode.Done;
            }

            Console.Error.WriteLine($"{parsed.GetValue(agency)} has no key {parsed.GetValue(id)}; hub keys list shows what there is.");
            return ExitCode.Refused;
        });
        return command;
    }

    private static Command RotateEncryption()
    {
        var resume = new Option<bool>("--resume") { Description = "Makes no new key; wraps what is left of an earlier run." };
        var settings = new SettingsOptions();
        var command = new Command("rotate-encryption", "Makes a new wrapping key and wraps every data key with it; hubs go on running. Back up keys.json afterwards.") { resume };
        settings.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            var told = settings.Read(parsed);
            var store = OpenStore.ForReading(told);
            var ring = OpenKeys.Of(told);
            ring = parsed.GetValue(resume) ? ring : KeyFile.Rotate(OpenKeys.FileOf(told), TimeProvider.System.GetUtcNow());
            var wrapped = await new Rewrapping(store, ring, TimeProvider.System).RunAsync((done, left) => Console.Error.WriteLine($"{done} wrapped, {left} left"), cancellation);
            await OperatorAudit.AppendAsync(store, "encryption-key-rotated", ring.CurrentKeyId, $"{wrapped} data keys", cancellation);
            Console.Out.WriteLine($"{ring.CurrentKeyId} wraps now; {wrapped} data keys were wrapped anew.");
            return ExitCode.Done;
        });
        return command;
    }

    private static Argument<string> Agency() => new("AGENCY") { Description = "Such as police.northshire." };

    private static string FolderOf(HubSettings settings) => Path.Combine(settings.Data, "intake-keys");

    private static AgencyId Known(HubSettings settings, string agency) => MessageFiles.AgencyOf(AgreementAndFormats.Load(settings.AgreementFile), agency).Id;
}
