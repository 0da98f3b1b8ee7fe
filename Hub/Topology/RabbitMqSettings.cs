using RabbitMQ.Client;

namespace SafeguardingHub.Topology;

/// <summary>How the hub reaches the broker over AMQP 0-9-1.</summary>
public sealed record RabbitMqSettings
{
    public required string Host { get; init; }

    public required ushort Port { get; init; }

    public string VirtualHost { get; init; } = "/";

    public required string User { get; init; }

    public required string Password { get; init; }

    public bool UseTls { get; init; }

    /// <param name="address">Such as <c>amqps://user:password@host:5671/virtual-host</c>.</param>
    /// <exception cref="ArgumentException">Not such an address. The text does not repeat it, for it holds a password.</exception>
    public static RabbitMqSettings Parse(string address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("amqp" or "amqps") || uri.UserInfo.Split(':') is not [var user, var password])
        {
            throw new ArgumentException("A broker's address is amqp:// or amqps://user:password@host:port/virtual-host.", nameof(address));
        }

        var tls = uri.Scheme == "amqps";
        var path = Uri.UnescapeDataString(uri.AbsolutePath.TrimStart('/'));
        return new RabbitMqSettings
        {
            Host = uri.Host,
            Port = (ushort)(uri.IsDefaultPort || uri.Port < 0 ? tls ? 5671 : 5672 : uri.Port),
            VirtualHost = path.Length == 0 ? "/" : path,
            User = Uri.UnescapeDataString(user),
            Password = Uri.UnescapeDataString(password),
            UseTls = tls,
        };
    }

    /// <param name="name">Shown by the broker as the connection's name, such as <c>hub-outgoing</c>.</param>
    public ConnectionFactory ConnectionFactory(string name) => new()
    {
        HostName = Host,
        Port = Port,
        VirtualHost = VirtualHost,
        UserName = User,
        Password = Password,
        ClientProvidedName = name,
        AutomaticRecoveryEnabled = false,
        Ssl = { Enabled = UseTls, ServerName = Host },
    };

    /// <summary>As <see cref="Parse"/> reads it. Holds the password: never print it.</summary>
    public string Address => $"{(UseTls ? "amqps" : "amqp")}://{Uri.EscapeDataString(User)}:{Uri.EscapeDataString(Password)}@{Host}:{Port}/{Uri.EscapeDataString(VirtualHost)}";

    public override string ToString() => $"{(UseTls ? "amqps" : "amqp")}://{User}@{Host}:{Port}/{Uri.EscapeDataString(VirtualHost)}";
}
