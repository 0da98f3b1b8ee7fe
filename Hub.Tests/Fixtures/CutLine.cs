using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace SafeguardingHub.Tests.Fixtures;

/// <summary>A line to a server on this machine that a test can cut and mend, so that the server seems to be gone for one hub and goes on for all other tests.</summary>
internal sealed class CutLine : IAsyncDisposable
{
    private readonly int target;
    private readonly ConcurrentBag<TcpClient> open = [];
    private TcpListener listener = new(IPAddress.Loopback, 0);
    private Task accepting;

    private CutLine(int target)
    {
        this.target = target;
        listener.Start();
        Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        accepting = AcceptAsync();
    }

    /// <summary>Connect here instead.</summary>
    public int Port { get; }

    /// <param name="target">The server's port.</param>
    public static CutLine To(int target) => new(target);

    /// <summary>Nobody is let in any more, and who was is out.</summary>
    public async Task CutAsync()
    {
        listener.Dispose();
        await accepting;
        while (open.TryTake(out var client))
        {
            client.Dispose();
        }
    }

    /// <summary>After <see cref="CutAsync"/>: the same port again.</summary>
    public void Mend()
    {
        listener = new TcpListener(IPAddress.Loopback, Port);
        listener.Start();
        accepting = AcceptAsync();
    }

    public async ValueTask DisposeAsync() => await CutAsync();

    private async Task AcceptAsync()
    {
        while (true)
        {
            try
            {
                var client = await listener.AcceptTcpClientAsync();
                _ = JoinAsync(client);
            }
            catch (Exception cut) when (cut is SocketException or ObjectDisposedException or InvalidOperationException)
            {
                return;
            }
        }
    }

    /// <summary>Until either side goes away.</summary>
    private async Task JoinAsync(TcpClient client)
    {
        using var server = new TcpClient();
        using (client)
        {
            open.Add(client);
            open.Add(server);
            try
            {
                await server.ConnectAsync(IPAddress.Loopback, target);
                await Task.WhenAny(client.GetStream().CopyToAsync(server.GetStream()), server.GetStream().CopyToAsync(client.GetStream()));
            }
            catch (Exception ended) when (ended is SocketException or ObjectDisposedException or InvalidOperationException or IOException)
            {
                // The line was cut while they were connecting.
            }
        }
    }
}
