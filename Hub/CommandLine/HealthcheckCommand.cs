using System.CommandLine;

namespace SafeguardingHub.CommandLine;

/// <summary><c>hub healthcheck</c>: whether a running hub is ready; for containers, which have no curl.</summary>
internal static class HealthcheckCommand
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    public static Command Create()
    {
        var settings = new SettingsOptions();
        var command = new Command("healthcheck", "Ends with 0 when the running hub is ready, with 1 when not.");
        settings.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            using var client = new HttpClient { BaseAddress = OwnAddress.Of(settings.Read(parsed)), Timeout = Limit };
            try
            {
                using var answer = await client.GetAsync(new Uri("health/ready", UriKind.Relative), cancellation);
                Console.Out.WriteLine(await answer.Content.ReadAsStringAsync(cancellation));
                return answer.IsSuccessStatusCode ? ExitCode.Done : ExitCode.Refused;
            }
            catch (HttpRequestException away)
            {
                Console.Error.WriteLine($"No hub answers at {client.BaseAddress}: {away.HttpRequestError}");
                return ExitCode.Refused;
            }
        });
        return command;
    }
}
