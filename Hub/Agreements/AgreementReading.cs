namespace SafeguardingHub.Agreements;

/// <summary>The agreement, or every fault that keeps the file from being one.</summary>
/// <param name="Agreement">Null exactly when there are faults.</param>
public sealed record AgreementReading(Agreement? Agreement, IReadOnlyList<AgreementFault> Faults);

/// <param name="Pointer">JSON pointer into the file; empty for the file as a whole.</param>
/// <param name="Wrong">What is wrong.</param>
/// <param name="Fix">How to put it right.</param>
public sealed record AgreementFault(string Pointer, string Wrong, string Fix)
{
    public override string ToString() => $"{(Pointer.Length == 0 ? "the file" : Pointer)}: {Wrong} {Fix}";
}
