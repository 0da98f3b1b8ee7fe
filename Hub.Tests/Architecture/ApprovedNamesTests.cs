using System.Collections.Concurrent;
using System.CommandLine;
using System.CommandLine.Help;
using System.Diagnostics.Metrics;
using System.Reflection;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using SafeguardingHub.CommandLine;
using SafeguardingHub.Observability;
using SafeguardingHub.Persistence;
using SafeguardingHub.Sandbox;

namespace SafeguardingHub.Tests.Architecture;

/// <summary>
/// What others rely on by name. A change here shows as a change of an approved file and is meant, or it is a mistake.
/// Exchanges, queues and routing keys are in <c>topology.approved.txt</c>.
/// </summary>
public sealed class ApprovedNamesTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task The_routes_are_as_approved()
    {
        using var folder = new ScratchFolder();
        await using var app = HubHost.Build(new HubSettings { Data = folder.Path, Listen = "http://127.0.0.1:0" });
        var routes = ((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Select(endpoint => $"{Methods(endpoint)} /{endpoint.RoutePattern.RawText!.Trim('/')}");

        Approval.Matches("Hub.Tests/Approved/routes.approved.txt", Lines(routes));
    }

    [Fact]
    public void The_commands_are_as_approved() =>
        Approval.Matches("Hub.Tests/Approved/commands.approved.txt", string.Join('\n', Describe(HubCommandLine.Root(), "hub", []).Concat(ExitCodes())));

    [Fact]
    public void The_settings_are_as_approved() => Approval.Matches("Hub.Tests/Approved/settings.approved.txt", Lines(SettingNames.Read));

    [Fact]
    public async Task The_metrics_of_the_hub_are_as_approved()
    {
        using var folder = new ScratchFolder();
        using var store = new SqliteStore(Path.Combine(folder.Path, "hub.db"));
        await store.MigrateAsync(TestContext.Current.CancellationToken);
        var names = new ConcurrentQueue<string>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, _) =>
            {
                if (instrument.Meter.Name == HubMetrics.Name)
                {
                    names.Enqueue(instrument.Name);
                }
            },
        };
        listener.Start();
        using var metrics = new HubMetrics();
        using var gauges = new StoreGauges(store, TestData.Northshire, metrics, TimeProvider.System, Microsoft.Extensions.Logging.Abstractions.NullLogger<StoreGauges>.Instance);
        await gauges.StartAsync(TestContext.Current.CancellationToken);
        await Condition.MetAsync("the gauges are there", Limit, _ => Task.FromResult(names.Contains("hub_outbox_pending")), TestContext.Current.CancellationToken);
        await gauges.StopAsync(TestContext.Current.CancellationToken);

        Approval.Matches("Hub.Tests/Approved/metrics.approved.txt", Lines(names));
    }

    private static string Lines(IEnumerable<string> names) => string.Join('\n', names.Distinct().Order(StringComparer.Ordinal));

    private static string Methods(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not null ? "PAGE" : endpoint.Metadata.GetMetadata<HttpMethodMetadata>() is { HttpMethods.Count: > 0 } methods ? string.Join(',', methods.HttpMethods) : "ANY";

    /// <summary>A line for each command that does something, with its arguments and options and those it has from above.</summary>
    private static IEnumerable<string> Describe(Command command, string name, IReadOnlyList<Option> fromAbove) =>
    [
        .. command.Subcommands.Count == 0 ? [$"{name} {string.Join(' ', command.Arguments.Select(Describe).Concat(command.Options.Concat(fromAbove).Where(option => option is not HelpOption).Select(Describe)))}".TrimEnd()] : Array.Empty<string>(),
        .. command.Subcommands.SelectMany(inner => Describe(inner, $"{name} {inner.Name}", [.. fromAbove, .. command.Options.Where(option => option.Recursive)])),
    ];

    private static string Describe(Argument argument) => $"{argument.Name}{(argument.Arity.MaximumNumberOfValues > 1 ? "…" : "")}";

    private static string Describe(Option option)
    {
        var written = option.ValueType == typeof(bool) ? option.Name : $"{option.Name} {option.HelpName}";
        return option.Required ? written : $"[{written}]";
    }

    private static IEnumerable<string> ExitCodes() =>
        typeof(ExitCode).GetFields(BindingFlags.Public | BindingFlags.Static).Select(code => $"exit code {code.GetRawConstantValue()}: {code.Name}");
}
