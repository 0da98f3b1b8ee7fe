using SafeguardingHub.Recording;

namespace SafeguardingHub.Chasing;

/// <summary>An answer was recorded here; what other instances recorded is found by looking again soon.</summary>
public sealed class ChasingSignal : WakeSignal;
