namespace SafeguardingHub.Chasing;

/// <summary>Keeps what is owed in step with the actions, and leaves out actions that would change nothing.</summary>
public static class Obligations
{
    /// <returns>What is owed afterwards, and the actions that have an effect, in order.</returns>
    public static (IReadOnlyList<Obligation> Open, IReadOnlyList<ProcessAction> Actions) Apply(IReadOnlyList<Obligation> open, IEnumerable<ProcessAction> actions)
    {
        var owed = open.ToList();
        var effective = new List<ProcessAction>();
        foreach (var action in actions)
        {
            if (HasEffect(owed, action))
            {
                effective.Add(action);
            }
        }

        return (owed, effective);
    }

    public static bool IsOwed(this IReadOnlyList<Obligation> open, string name) => open.Any(owed => owed.Name == name);

    private static bool HasEffect(List<Obligation> owed, ProcessAction action)
    {
        switch (action)
        {
            case OpenObligation opened:
                var isNew = !owed.IsOwed(opened.Name);
                owed.AddRange(isNew ? [new Obligation(opened.Name, opened.OwedBy, opened.Clock, opened.Start)] : []);
                return isNew;
            case MeetObligation met:
                return owed.RemoveAll(one => one.Name == met.Name) > 0;
            case CancelObligation cancelled:
                return owed.RemoveAll(one => one.Name == cancelled.Name) > 0;
            case Escalate escalated:
                return Climb(owed, escalated);
            default:
                return true;
        }
    }

    private static bool Climb(List<Obligation> owed, Escalate escalated)
    {
        var place = owed.FindIndex(one => one.Name == escalated.Obligation && one.Step < escalated.Step);
        if (place < 0)
        {
            return false;
        }

        owed[place] = owed[place] with { Step = escalated.Step };
        return true;
    }
}
