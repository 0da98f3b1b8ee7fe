namespace SafeguardingHub.Schemas.Canonical;

/// <summary>Base of every record that may say something about a person: its text form never shows what it holds.</summary>
public abstract record PersonalData
{
    /// <summary>The type's name and the word <c>redacted</c>; never a value.</summary>
    public sealed override string ToString() => $"{GetType().Name} (redacted)";
}
