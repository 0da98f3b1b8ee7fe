using SafeguardingHub.Recording;

namespace SafeguardingHub.Delivery;

/// <summary>Something to be delivered was recorded here; what other instances recorded is found by looking again soon.</summary>
public sealed class DeliverySignal : WakeSignal;
