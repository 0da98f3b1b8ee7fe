using SafeguardingHub.Recording;

namespace SafeguardingHub.Delivery;

/// <summary>What was recorded here a moment ago and is to be sent from here, urgent messages first. For use by several threads.</summary>
public sealed class Handover(TimeProvider time) : IHandover
{
    /// <summary>Messages held at the most: each holds what it says in memory.</summary>
    private const int Most = 600;

    /// <summary>How long recording waits for delivery to catch up, for each group.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromMilliseconds(200);

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
    }

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

    /// <summary>Half of it, so that a group of any size finds room.</summary>
    private void Reconsider()
    {
        if (!open || Count <= Most / 2)
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
