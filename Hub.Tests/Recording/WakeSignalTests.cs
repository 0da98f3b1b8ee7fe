using SafeguardingHub.Delivery;

namespace SafeguardingHub.Tests.Recording;

public sealed class WakeSignalTests
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(5);

    private readonly DeliverySignal signal = new();

    [Fact]
    public async Task A_signal_raised_while_nobody_waits_is_kept()
    {
        signal.Raise();

        await signal.WaitAsync(Long, TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
    }

    [Fact]
    public void Raised_several_times_it_wakes_once()
    {
        signal.Raise();
        signal.Raise();

        Assert.True(signal.WaitAsync(TestContext.Current.CancellationToken).IsCompleted);
        Assert.False(signal.WaitAsync(TestContext.Current.CancellationToken).IsCompleted);
    }

    [Fact]
    public async Task Waiting_ends_without_an_error_when_nothing_comes() =>
        await signal.WaitAsync(TimeSpan.FromMilliseconds(1), TestContext.Current.CancellationToken);

    [Fact]
    public async Task Waiting_ends_with_an_error_when_it_is_cancelled()
    {
        using var stop = new CancellationTokenSource();
        var waiting = signal.WaitAsync(Long, stop.Token);
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }
}
