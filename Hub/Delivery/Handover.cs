using SafeguardingHub.Recording;

namespace SafeguardingHub.Delivery;

/// <summary>What was recorded here a moment ago and is to be sent from here, urgent messages first. For use by several threads.</summary>
public sealed class Handover(DeliverySignal signal, TimeProvider time) : IHandover
{
    /// <summary>Messages held at the most: each holds what it says in memory.</summary>
    private const int Most = 1200;

    /// <summary>Recording begins no group while more are held. Every writer may then begin one, and all that they record still finds room.</summary>
    private const int Plenty = 150;

    /// <summary>How long recording waits for delivery to catch up, for each group: what is left to the outbox costs more than the wait.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(2);

    private readonly Lock gate = new();
    private readonly Queue<FreshMessage> urgent = new();
    private readonly Queue<FreshMessage> ordinary = new();
    private TaskCompletionSource room = Completed();
    private bool open = true;

    public TimeSpan Lease => OutboxRelay.Lease;

    public bool HasRoomFor(int messages)
    {
        lock (gate)
        {
            return open && Count + messages <= Most;
        }
    }

    public async Task RoomAsync()
    {
        Task waiting;
        lock (gate)
        {
            waiting = room.Task;
        }

        await waiting.WaitAsync(LongestWait, time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public void Take(IReadOnlyList<FreshMessage> messages)
    {
        lock (gate)
        {
            foreach (var message in messages)
            {
                (message.Row.Urgent ? urgent : ordinary).Enqueue(message);
            }

            Reconsider();
        }

        signal.Raise();
    }

    public void Leave() => signal.RaiseForOutbox();

    /// <summary>The next to send, at most so many.</summary>
    public IReadOnlyList<FreshMessage> Next(int most)
    {
        lock (gate)
        {
            var next = new List<FreshMessage>(Math.Min(most, Count));
            while (next.Count < most && (urgent.TryDequeue(out var message) || ordinary.TryDequeue(out message)))
            {
                next.Add(message);
            }

            Reconsider();
            return next;
        }
    }

    /// <summary>Whether what is sent arrives. While it does not, the outbox alone keeps it: it knows when to try again.</summary>
    public void Open(bool arrives)
    {
        lock (gate)
        {
            open = arrives;
            Reconsider();
        }
    }

    private int Count => urgent.Count + ordinary.Count;

    private void Reconsider()
    {
        if (!open || Count <= Plenty)
        {
            room.TrySetResult();
        }
        else if (room.Task.IsCompleted)
        {
            room = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    private static TaskCompletionSource Completed()
    {
        var completed = new TaskCompletionSource();
        completed.SetResult();
        return completed;
    }
}
