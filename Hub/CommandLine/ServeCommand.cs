using System.CommandLine;

namespace SafeguardingHub.CommandLine;

/// <summary><c>hub serve</c> (the default): takes messages in until it is stopped.</summary>
internal static class ServeCommand
{
    public static Command Create()
    {
        var settings = new SettingsOptions();
        var command = new Command("serve", "Runs the hub until it is stopped.");
        settings.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            var told = settings.ReadSound(parsed);
            await using var app = HubHost.Build(told);
            await HubHost.PrepareAsync(app, cancellation);
            WriteWhere(told);
            var loops = app.Services.GetServices<IHostedService>().OfType<BackgroundService>().ToList();
            // What starting took is given back before traffic: a machine is sized by the hub's peak.
            app.Lifetime.ApplicationStarted.Register(() => GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true));
            await app.RunAsync(cancellation);
            // Whoever keeps the hub running has to see that it did not end because it was asked to.
            return loops.Exists(loop => loop.ExecuteTask is { IsFaulted: true }) ? ExitCode.Refused : ExitCode.Done;
        });
        return command;
    }

    public static void WriteWhere(HubSettings settings)
    {
        Console.Error.WriteLine($"The hub runs ({settings}).");
        Console.Error.WriteLine($"  console  {settings.Console.PublicAddress?.ToString().TrimEnd('/') ?? settings.Listen}/");
        Console.Error.WriteLine($"  intake   {settings.Listen}/intake/<agency-id>   keys in {Path.Combine(settings.Data, "intake-keys")}");
        Console.Error.WriteLine($"  health   {settings.Listen}/health/live and {settings.Listen}/health/ready");
        Console.Error.WriteLine($"  metrics  {settings.Listen}/metrics");
        Console.Error.WriteLine($"  mail     {settings.Mail.Smtp?.ToString() ?? $"written to {settings.Mail.FolderIn(settings.Data)}"}");
    }
}
