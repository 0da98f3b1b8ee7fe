using System.Security.Cryptography;

namespace SafeguardingHub.Sandbox;

/// <summary>How a private broker is set up before its first start; where it listens is its own business.</summary>
/// <param name="Configuration">Lines of <c>rabbitmq.conf</c> that make both users, or name a file of definitions that does.</param>
/// <param name="Plugins">The management plugin has to be among them.</param>
/// <param name="User">The hub's, which may do anything in the virtual host <c>/</c>.</param>
/// <param name="Administrator">May use the management interface.</param>
public sealed record BrokerSetup(string Configuration, IReadOnlyList<string> Plugins, BrokerAccount User, BrokerAccount Administrator)
{
    /// <summary>One user <c>hub</c> with a password that nobody else knows, an administrator that may impersonate.</summary>
    public static BrokerSetup Usual(bool figures)
    {
        var hub = new BrokerAccount("hub", RandomNumberGenerator.GetHexString(24));
        var configuration = $"""
            default_user = {hub.Name}
            default_pass = {hub.Password}
            default_user_tags.administrator = true
            default_user_tags.impersonator = true
            management_agent.disable_metrics_collector = {(figures ? "false" : "true")}
            """;
        return new BrokerSetup(configuration, ["rabbitmq_management"], hub, hub);
    }
}

/// <summary>Holds a password: never printed.</summary>
public sealed record BrokerAccount(string Name, string Password)
{
    public override string ToString() => Name;
}
