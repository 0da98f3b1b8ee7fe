using System.Text.RegularExpressions;
using SafeguardingHub.Topology;

namespace SafeguardingHub.Tests.Documents;

/// <summary>What partners read about the broker is what the program makes of it.</summary>
public sealed partial class TopologyDocumentTests
{
    private const string Document = "docs/integrators/topology.md";

    private static readonly BrokerTopology Northshire = DesiredTopology.For(TestData.Northshire.Ids(), TestData.Northshire.Kinds());

    [Fact]
    public void The_tables_are_those_of_the_topology()
    {
        var text = File.ReadAllText(Path.Combine(RepositoryFiles.Root, Document));

        Assert.Matches(Written(), text);
        Approval.Matches(Document, Written().Replace(text, Tables()));
    }

    private static string Tables() => string.Concat(
        Table("Exchange | Type | Arguments", Northshire.Exchanges.Select(exchange => $"`{exchange.Name}` | {exchange.Type} | {Words(exchange.Arguments)}")),
        Table("Queue | Arguments", Northshire.Queues.Select(queue => $"`{queue.Name}` | {Words(queue.Arguments)}")),
        Table("From exchange | Routing key | To", Northshire.Bindings.Select(binding => $"`{binding.Source}` | {Key(binding)} | {(binding.ToExchange ? "exchange" : "queue")} `{binding.Destination}`")),
        Table("User | May declare | May publish to | With keys | May read", Northshire.Permissions.Select(Permission)));

    private static string Table(string header, IEnumerable<string> rows)
    {
        var line = string.Concat(header.Split('|').Select(_ => "---|"));
        return $"\n| {header} |\n|{line}\n{string.Concat(rows.Select(row => $"| {row} |\n"))}";
    }

    private static string Permission(UserPermission permission)
    {
        var keys = Northshire.TopicPermissions.Single(topic => topic.User == permission.User && topic.Exchange == HubNames.InExchange);
        return $"`{permission.User}` | `{permission.Configure}` | `{permission.Write}` | `{keys.Write}` | `{permission.Read}`";
    }

    private static string Key(BrokerBinding binding) => binding.RoutingKey.Length == 0 ? "any" : $"`{binding.RoutingKey}`";

    private static string Words(IEnumerable<KeyValuePair<string, object>> arguments) => string.Join(' ', arguments.Select(argument => $"`{argument.Key}={argument.Value}`"));

    [GeneratedRegex(@"(?<=<!-- written by TopologyDocumentTests -->\n).*?(?=\n<!-- end -->)", RegexOptions.Singleline)]
    private static partial Regex Written();
}
