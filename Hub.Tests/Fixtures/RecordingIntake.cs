using System.Collections.Concurrent;
using SafeguardingHub.Intake;
using SafeguardingHub.Sandbox;

namespace SafeguardingHub.Tests.Fixtures;

/// <summary>Remembers what it was handed; can be told to hold or to fail what it is handed.</summary>
internal sealed class RecordingIntake : IIntake
{
    private readonly ConcurrentQueue<RawMessage> accepted = new();
    private readonly ConcurrentQueue<RawMessage> attempted = new();

    /// <summary>Runs before a message counts as accepted.</summary>
    public Func<RawMessage, CancellationToken, Task> Before { get; set; } = (_, _) => Task.CompletedTask;

    public IReadOnlyList<RawMessage> Accepted => [.. accepted];

    public IReadOnlyList<RawMessage> Attempted => [.. attempted];

    public async Task AcceptAsync(RawMessage message, CancellationToken cancellation)
    {
        attempted.Enqueue(message);
        await Before(message, cancellation);
        accepted.Enqueue(message);
    }

    public async Task<RawMessage> SingleAsync()
    {
        await CountAsync(1);
        return Assert.Single(Accepted);
    }

    public Task CountAsync(int count) =>
        Condition.MetAsync($"{count} messages were accepted", TimeSpan.FromSeconds(30), () => accepted.Count >= count, TestContext.Current.CancellationToken);
}
