namespace SafeguardingHub.Delivery;

/// <summary>Wakes the relay when something was recorded here; what other instances recorded is found by looking again soon.</summary>
public sealed class DeliverySignal : IDisposable
{
    private readonly SemaphoreSlim signal = new(0, 1);

    public void Raise()
    {
        if (signal.CurrentCount == 0)
        {
            try
            {
                signal.Release();
            }
            catch (SemaphoreFullException)
            {
                // Raised by two at once: once is enough.
            }
        }
    }

    public Task<bool> WaitAsync(TimeSpan most, CancellationToken cancellation) => signal.WaitAsync(most, cancellation);

    public void Dispose() => signal.Dispose();
}
