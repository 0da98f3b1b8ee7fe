using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace SafeguardingHub.Tests.Fixtures;

/// <summary>A line to a server on this machine that a test can cut, so that the server seems to be gone for one hub and goes on for all other tests.</summary>
internal sealed class CutLine : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentBag<TcpClient> open = [];
    private readonly CancellationTokenSource cut = new();
    private readonly Task accepting;

    private CutLine(int target)
    {
        listener.Start();
        accepting = AcceptAsync(target);
    }

    /// <summary>Connect here instead.</summary>
    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <param name="target">The server's port.</param>
    public static CutLine To(int target) => new(target);

    /// <summary>Nobody is let in any more, and who was is out.</summary>
    public async Task CutAsync()
    {
        await cut.CancelAsync();
        listener.Stop();
        await accepting;
        foreach (var client in open)
        {
            client.Dispose();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await CutAsync();
        listener.Dispose();
        cut.Dispose();
    }

    private async Task AcceptAsync(int target)
    {
        while (!cut.IsCancellationRequested)
        {
            try
            {
                var client = await listener.AcceptTcpClientAsync(cut.Token);
                var server = new TcpClient();
                open.Add(client);
                open.Add(server);
                await server.ConnectAsync(IPAddress.Loopback, target, cut.Token);
                _ = Task.WhenAny(client.GetStream().CopyToAsync(server.GetStream(), cut.Token), server.GetStream().CopyToAsync(client.GetStream(), cut.Token))
                    .ContinueWith(_ =>
                    {
                        client.Dispose();
                        server.Dispose();
                    }, TaskScheduler.Default);
            }
            catch (Exception ended) when (ended is OperationCanceledException or SocketException or ObjectDisposedException or InvalidOperationException)
            {
                // It was cut, or somebody went away while connecting.
            }
        }
    }
}
