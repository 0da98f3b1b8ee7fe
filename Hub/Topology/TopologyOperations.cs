namespace SafeguardingHub.Topology;

/// <summary>The desired topology, one fact a line.</summary>
public static class PrintTopology
{
    public static IEnumerable<string> Lines(BrokerTopology desired) => TopologyFact.Of(desired).Select(fact => fact.ToString());
}

/// <summary>Looks whether a virtual host is as it should be; changes nothing.</summary>
public sealed class CheckTopology(ManagementApi management)
{
    /// <returns>Empty when all is as it should be.</returns>
    public async Task<IReadOnlyList<TopologyDifference>> RunAsync(string virtualHost, BrokerTopology desired, CancellationToken cancellation) =>
        TopologyDiff.Between(desired, await management.ReadAsync(virtualHost, cancellation));
}

/// <param name="Mended">What was not as it should be, and is now.</param>
/// <param name="Left">What only a person may mend: an exchange or queue with other arguments has to be emptied and deleted first, and what nothing asks for may be in use.</param>
/// <param name="NewPasswords">Agencies whose user was made just now.</param>
public sealed record AppliedTopology(IReadOnlyList<TopologyDifference> Mended, IReadOnlyList<TopologyDifference> Left, IReadOnlyList<string> NewPasswords);

/// <summary>Makes a virtual host as it should be, as far as that destroys nothing. Running it again changes nothing more.</summary>
public sealed class ApplyTopology(ManagementApi management, AgencyPasswords passwords)
{
    public async Task<AppliedTopology> RunAsync(string virtualHost, BrokerTopology desired, CancellationToken cancellation)
    {
        await management.PutVirtualHostAsync(virtualHost, cancellation);
        var before = TopologyDiff.Between(desired, await management.ReadAsync(virtualHost, cancellation));
        var missing = before.Where(difference => difference.Kind == DifferenceKind.Missing).Select(difference => difference.Desired!).ToHashSet();
        var wrong = before.Where(difference => difference.Desired is not null).Select(difference => difference.Desired!).ToHashSet();

        bool IsMissing(BrokerTopology one) => missing.Contains(TopologyFact.Of(one)[0]);
        bool IsWrong(BrokerTopology one) => wrong.Contains(TopologyFact.Of(one)[0]);

        foreach (var exchange in desired.Exchanges.Where(exchange => IsMissing(BrokerTopology.Empty with { Exchanges = [exchange] })))
        {
            await management.PutExchangeAsync(virtualHost, exchange, cancellation);
        }

        foreach (var queue in desired.Queues.Where(queue => IsMissing(BrokerTopology.Empty with { Queues = [queue] })))
        {
            await management.PutQueueAsync(virtualHost, queue, cancellation);
        }

        foreach (var binding in desired.Bindings.Where(binding => IsMissing(BrokerTopology.Empty with { Bindings = [binding] })))
        {
            await management.PostBindingAsync(virtualHost, binding, cancellation);
        }

        var newUsers = desired.Users.Where(user => IsMissing(BrokerTopology.Empty with { Users = [user] })).ToList();
        foreach (var user in newUsers)
        {
            await management.PutUserAsync(user, passwords.For(user.Name), cancellation);
        }

        foreach (var user in desired.Users.Except(newUsers).Where(user => IsWrong(BrokerTopology.Empty with { Users = [user] })))
        {
            await management.PutTagsAsync(user, cancellation);
        }

        // Topic permissions first: a user who may write to the exchange without one may use every key.
        foreach (var permission in desired.TopicPermissions.Where(permission => IsWrong(BrokerTopology.Empty with { TopicPermissions = [permission] })))
        {
            await management.PutTopicPermissionAsync(virtualHost, permission, cancellation);
        }

        foreach (var permission in desired.Permissions.Where(permission => IsWrong(BrokerTopology.Empty with { Permissions = [permission] })))
        {
            await management.PutPermissionAsync(virtualHost, permission, cancellation);
        }

        var left = TopologyDiff.Between(desired, await management.ReadAsync(virtualHost, cancellation));
        return new AppliedTopology([.. before.Except(left)], left, [.. newUsers.Select(user => user.Name)]);
    }
}
