namespace SafeguardingHub.Recovery;

/// <summary>Why an operator's request is not carried out.</summary>
public enum Refused
{
    /// <summary>The person may not do this.</summary>
    NotAllowed,

    /// <summary>It needs somebody else: the person proposed it.</summary>
    SecondPersonNeeded,

    /// <summary>There is nothing of that id.</summary>
    NotFound,

    /// <summary>It is not asked for as it has to be, such as without a reason.</summary>
    NotComplete,

    /// <summary>Somebody else was first, or nothing is left to do.</summary>
    Conflict,

    /// <summary>It is switched off in the settings.</summary>
    SwitchedOff,
}

/// <summary>An operator's request is refused; nothing was done.</summary>
public sealed class RefusedException(Refused why, string message) : Exception(message)
{
    public Refused Why => why;

    /// <summary>As HTTP answers it.</summary>
    public int StatusCode => why switch
    {
        Refused.NotFound => StatusCodes.Status404NotFound,
        Refused.NotComplete => StatusCodes.Status400BadRequest,
        Refused.Conflict => StatusCodes.Status409Conflict,
        _ => StatusCodes.Status403Forbidden,
    };
}
