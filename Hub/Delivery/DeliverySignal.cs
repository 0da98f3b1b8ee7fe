using SafeguardingHub.Recording;

namespace SafeguardingHub.Delivery;

/// <summary>Something to be delivered was recorded here; what other instances recorded is found by looking again soon.</summary>
public sealed class DeliverySignal : WakeSignal
{
    private int waits;

    /// <summary>Something waits in the outbox that was not handed over.</summary>
    public void RaiseForOutbox()
    {
        Volatile.Write(ref waits, 1);
        Raise();
    }

    /// <summary>Whether something was put there since this was last asked.</summary>
    public bool TakeOutbox() => Interlocked.Exchange(ref waits, 0) == 1;
}
