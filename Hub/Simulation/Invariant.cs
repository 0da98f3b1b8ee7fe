namespace SafeguardingHub.Simulation;

/// <summary>Something that has to hold whatever happens, as it was found in the store.</summary>
/// <param name="Looked">How many things were looked at: a check that saw nothing says nothing.</param>
/// <param name="Broken">For how many of them it does not hold.</param>
internal sealed record Invariant(string Name, int Looked, int Broken)
{
    public bool Holds => Broken == 0;
}
