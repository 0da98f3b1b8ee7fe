namespace SafeguardingHub.WebConsole.Design;

/// <summary>One question of a form: what it is called, what was answered and what is wrong with the answer.</summary>
public sealed record Field(string Name, string Label)
{
    /// <summary>The name, unless it is given.</summary>
    public string? Id { get; init; }

    public string? Hint { get; init; }

    public string? Error { get; init; }

    public string? Value { get; init; }

    /// <summary>Extra classes of the control, such as <c>govuk-input--width-10</c>.</summary>
    public string? Classes { get; init; }

    /// <summary>Extra classes of the label or legend, such as <c>govuk-label--l</c>.</summary>
    public string? LabelClasses { get; init; }

    /// <summary>The label is the page's heading.</summary>
    public bool IsHeading { get; init; }

    public string? Autocomplete { get; init; }

    public bool? Spellcheck { get; init; }

    public string? InputMode { get; init; }

    public string IdOrName => Id ?? Name;

    internal string? DescribedBy => (Hint, Error) switch
    {
        (null, null) => null,
        (_, null) => $"{IdOrName}-hint",
        (null, _) => $"{IdOrName}-error",
        _ => $"{IdOrName}-hint {IdOrName}-error",
    };
}

/// <summary>One answer to choose.</summary>
public sealed record Choice(string Value, string Text, string? Hint = null)
{
    public bool Checked { get; init; }
}
