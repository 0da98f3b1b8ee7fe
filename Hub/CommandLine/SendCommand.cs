using System.CommandLine;
using System.Net.Http.Headers;
using SafeguardingHub.Security;
using SafeguardingHub.Translation;

namespace SafeguardingHub.CommandLine;

/// <summary><c>hub send FILE… --as AGENCY</c>: gives messages to a running hub over HTTP, as that agency.</summary>
internal static class SendCommand
{
    public static Command Create()
    {
        var files = new Argument<FileInfo[]>("FILE") { Description = "Messages in the agency's format.", Arity = ArgumentArity.OneOrMore }.AcceptExistingOnly();
        var sender = MessageFiles.As();
        var message = MessageFiles.Message();
        var urgent = new Option<bool>("--urgent") { Description = "By the urgent lane." };
        var keyFile = new Option<FileInfo?>("--key-file") { Description = "The agency's intake key (default: intake-keys/AGENCY.key under --data).", HelpName = "FILE" };
        var settings = new SettingsOptions();
        var command = new Command("send", "Sends messages to a running hub, as an agency.") { files, sender, message, urgent, keyFile };
        settings.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            var told = settings.Read(parsed);
            var loaded = AgreementAndFormats.Load(told.AgreementFile);
            var agency = MessageFiles.AgencyOf(loaded, parsed.GetValue(sender)!);
            var adapter = loaded.Adapters.First(each => each.Format == agency.Format);
            var key = parsed.GetValue(keyFile)?.FullName ?? ApiKeys.FileOf(Path.Combine(told.Data, "intake-keys"), agency.Id.ToString());
            if (!File.Exists(key))
            {
                throw new ConfigurationFaultException([$"There is no intake key {key}. Give it with --key-file."]);
            }

            using var client = new HttpClient { BaseAddress = OwnAddress.Of(told) };
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (await File.ReadAllTextAsync(key, cancellation)).Trim());
            var refused = false;
            foreach (var file in parsed.GetValue(files)!)
            {
                var kind = MessageFiles.KindOf(file.Name, parsed.GetValue(message)).ToString().ToLowerInvariant();
                using var content = new ByteArrayContent(await File.ReadAllBytesAsync(file.FullName, cancellation));
                content.Headers.ContentType = new MediaTypeHeaderValue(MessageFiles.ContentTypeOf(file.Name, adapter) ?? adapter.ContentTypes[0]);
                var path = new Uri($"intake/{agency.Id}?message={kind}{(parsed.GetValue(urgent) ? "&urgent=true" : "")}", UriKind.Relative);
                try
                {
                    using var answer = await client.PostAsync(path, content, cancellation);
                    Console.Out.WriteLine($"{file.Name}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync(cancellation)}");
                    refused |= !answer.IsSuccessStatusCode;
                }
                catch (HttpRequestException away)
                {
                    Console.Error.WriteLine($"{file.Name}: not sent, no hub answers at {client.BaseAddress} ({away.HttpRequestError}).");
                    refused = true;
                }
            }

            return refused ? ExitCode.Refused : ExitCode.Done;
        });
        return command;
    }
}
