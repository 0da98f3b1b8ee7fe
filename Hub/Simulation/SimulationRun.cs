using SafeguardingHub.Chasing;
using SafeguardingHub.Persistence;
using SafeguardingHub.Security;
using SafeguardingHub.Translation;

namespace SafeguardingHub.Simulation;

/// <summary>A whole simulation, from the plan to what was found in the store at the end.</summary>
internal static class SimulationRun
{
    /// <param name="store">Empty, with its tables.</param>
    public static async Task<SimulationResult> RunAsync(
        IHubStore store, AgreementAndFormats loaded, KeyRing keys, SimulationSize size, Action<double> progress, CancellationToken cancellation)
    {
        var luck = new Luck((ulong)size.Seed).Of("simulation");
        var sweep = new SweepInterval(size.SweepInterval);
        var plan = SimulationPlan.Make(loaded, size.Referrals, size.Days, luck.Of("plan"));
        await using var forward = new FastForward(store, loaded, keys, plan, luck, sweep);
        var (days, left) = (0, 0);
        await forward.RunAsync(async now => (days, left) = (days + 1, left + await OverdueCheck.LeftAsync(store, now, sweep)), progress, cancellation);
        left += await OverdueCheck.LeftAsync(store, plan.End, sweep);
        var rows = await KeptRows.LoadAsync(store, cancellation);
        var overdue = OverdueCheck.Of(rows, loaded.Agreement, plan.End, sweep);
        return new SimulationResult(
            AgencyTable.Write(rows, loaded.Agreement),
            [
                overdue with { Broken = overdue.Broken + left },
                AnsweredCheck.Of(rows),
                RecipientCheck.Of(rows, loaded.Agreement, forward.Agencies.Recipients),
                HolderCheck.Of(rows, loaded.Agreement),
                await CloseCheck.OfAsync(store, keys, cancellation),
            ],
            new SimulationEffort(forward.Took, rows.Obligations.Count, forward.Steps, forward.Sweeps, forward.Lives - 1, forward.Agencies.Sent, forward.Agencies.SentAgain));
    }
}

/// <param name="Referrals">At least 1.</param>
/// <param name="Days">At least 1.</param>
internal sealed record SimulationSize(int Referrals, int Days, int Seed)
{
    /// <summary>As a hub has it when nobody sets another.</summary>
    public TimeSpan SweepInterval { get; init; } = TimeSpan.FromSeconds(30);
}

/// <param name="Table">The same for the same seed; the effort is not.</param>
internal sealed record SimulationResult(string Table, IReadOnlyList<Invariant> Invariants, SimulationEffort Effort)
{
    public bool Holds => Invariants.All(invariant => invariant.Holds);
}

/// <param name="Took">Wall time.</param>
/// <param name="SentAgain">Messages that agencies got twice because a hub died before it had noted the first.</param>
internal sealed record SimulationEffort(TimeSpan Took, int Obligations, int Steps, int Sweeps, int Restarts, int Sent, int SentAgain);
