using System.CommandLine;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SafeguardingHub.Persistence;
using SafeguardingHub.Security;
using SafeguardingHub.Simulation;
using SafeguardingHub.Translation;
using Spectre.Console;

namespace SafeguardingHub.CommandLine;

/// <summary><c>hub simulate</c>: months of concerns and answers in minutes, by the same code, with made-up children; ends with 1 when a promise was broken.</summary>
internal static class SimulateCommand
{
    public static Command Create()
    {
        var referrals = Number("--referrals", "How many referrals are made.", 1000);
        var days = Number("--days", "Over how many days.", 120);
        var seed = Number("--seed", "The same number gives the same table.", 1);
        var database = new Option<string?>("--database") { Description = "An empty PostgreSQL database to use (default: an SQLite file that is deleted afterwards).", HelpName = "CONNECTION" };
        var agreement = new Option<string?>("--agreement") { Description = "The agreement file (default: the fictional Northshire agreement).", HelpName = "FILE" };
        var command = new Command("simulate", "Runs months of referrals through the hub in minutes, with agencies that answer late, twice or never, and checks its promises.") { referrals, days, seed, database, agreement };
        command.SetAction(async (parsed, cancellation) =>
        {
            var size = new SimulationSize(parsed.GetValue(referrals), parsed.GetValue(days), parsed.GetValue(seed));
            using var folder = new TemporaryFolder();
            var keys = KeyFile.OpenOrCreate(Path.Combine(folder.Path, "keys.json"), SimulationPlan.Start);
            IHubStore store = parsed.GetValue(database) is { } connection ? new PostgresStore(connection) : new SqliteStore(Path.Combine(folder.Path, "hub.db"), durable: false);
            using var own = store as IDisposable;
            await using var shared = store as IAsyncDisposable;
            await PrepareAsync(store, cancellation);
            var result = await WithProgressAsync(progress => SimulationRun.RunAsync(store, AgreementAndFormats.Load(parsed.GetValue(agreement)), keys, size, progress, cancellation));
            Write(result);
            return result.Holds ? ExitCode.Done : ExitCode.Refused;
        });
        return command;
    }

    private static Option<int> Number(string name, string description, int usual)
    {
        var option = new Option<int>(name) { Description = $"{description} Default: {usual}.", DefaultValueFactory = _ => usual, HelpName = "N" };
        option.Validators.Add(given =>
        {
            if (given.GetValueOrDefault<int>() < 1)
            {
                given.AddError($"{name} is a whole number above zero.");
            }
        });
        return option;
    }

    /// <exception cref="ConfigurationFaultException">Somebody's concerns are in it.</exception>
    private static async Task PrepareAsync(IHubStore store, CancellationToken cancellation)
    {
        await store.MigrateAsync(cancellation);
        await using var context = store.Open();
        if (await context.Concerns.AnyAsync(cancellation) || await context.DataKeys.AnyAsync(cancellation))
        {
            throw new ConfigurationFaultException(["The database is not empty. A simulation fills it with made-up children: give it one of its own with --database, or leave it out."]);
        }
    }

    private static async Task<SimulationResult> WithProgressAsync(Func<Action<double>, Task<SimulationResult>> run)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return await console.Progress().Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn()).StartAsync(async shown =>
        {
            var task = shown.AddTask("days go by", maxValue: 1);
            return await run(share => task.Value = share);
        });
    }

    private static void Write(SimulationResult result)
    {
        Console.Out.Write(result.Table);
        foreach (var invariant in result.Invariants)
        {
            Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{(invariant.Holds ? "holds " : "BROKEN")}  {invariant.Name}: {invariant.Broken} of {invariant.Looked}"));
        }

        var effort = result.Effort;
        Console.Out.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"wall time {effort.Took.TotalSeconds:0.0} s, {effort.Obligations} obligations ({effort.Obligations / effort.Took.TotalSeconds:0}/s), {effort.Steps} steps in {effort.Sweeps} sweeps, {effort.Restarts} restarts, {effort.Sent} messages sent, {effort.SentAgain} of them again"));
    }
}
