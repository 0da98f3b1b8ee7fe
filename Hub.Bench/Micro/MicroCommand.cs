using System.CommandLine;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace SafeguardingHub.Bench.Micro;

/// <summary><c>./bench micro [FILTER]</c>: single steps, without broker or database.</summary>
internal static class MicroCommand
{
    public static Command Create()
    {
        var filter = new Argument<string>("filter") { Description = "Such as *Sealing*.", DefaultValueFactory = _ => "*" };
        var command = new Command("micro", "Measures adapters, encryption and routing one by one.") { filter };
        command.SetAction(parsed => BenchmarkSwitcher.FromAssembly(typeof(MicroCommand).Assembly).Run(["--filter", parsed.GetValue(filter)!], Config()).Any(summary => summary.HasCriticalValidationErrors) ? 1 : 0);
        return command;
    }

    // In this process: the generated projects of the default would not build under this repository's own rules.
    private static IConfig Config() => ManualConfig.CreateEmpty()
        .AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance))
        .AddDiagnoser(MemoryDiagnoser.Default)
        .AddColumnProvider(DefaultColumnProviders.Instance)
        .AddExporter(MarkdownExporter.Console)
        .AddLogger(ConsoleLogger.Default)
        .WithArtifactsPath(Path.Combine(Path.GetTempPath(), "safeguarding-hub-bench"));
}
