using SafeguardingHub.Adapters.PoliceXml.Codes;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.PoliceXml.Reading;

/// <summary>What one translation has to say beside the concern: warnings, the codes as sent, reasons for a person to look.</summary>
internal sealed class Notes
{
    private readonly HashSet<OriginalCode> seen = [];
    private readonly List<OriginalCode> codes = [];
    private readonly List<SourceNode> lossyPlaces = [];
    private readonly List<TriageReason> triage = [];
    private readonly List<MessageProblem> refusals = [];
    private readonly List<MessageProblem> warnings = [];
    private readonly List<string> notCarried = [];

    public IReadOnlyList<OriginalCode> Codes => codes;

    public IReadOnlyList<TriageReason> TriageReasons => triage;

    public bool Refused => refusals.Count > 0;

    public IReadOnlyList<MessageProblem> Warnings => warnings;

    /// <summary>Every problem, the ones that stand in the way first.</summary>
    public IReadOnlyList<MessageProblem> Problems => [.. refusals, .. warnings];

    public void Refuse(ProblemKind kind, SourceNode place) => refusals.Add(kind.At(place.Path));

    /// <summary>Refuses or warns, as the kind of problem asks for.</summary>
    public void Tell(ProblemKind kind, SourceNode place) => (kind.Refuses ? refusals : warnings).Add(kind.At(place.Path));

    public void Warn(ProblemKind kind, SourceNode place) => warnings.Add(kind.At(place.Path));

    public void ForTriage(TriageReason reason)
    {
        if (!triage.Contains(reason))
        {
            triage.Add(reason);
        }
    }

    /// <summary>For a value that was looked at and that the canonical model cannot hold.</summary>
    public void CouldNotCarry(SourceNode place) => notCarried.Add(place.Path);

    /// <summary>Keeps a code as sent.</summary>
    public void Keep(OriginalCode code, SourceNode place)
    {
        if (seen.Add(code))
        {
            codes.Add(code);
        }

        if (code.Lossy)
        {
            lossyPlaces.Add(place);
        }
    }

    /// <summary>For a message with no room for codes as sent: those that say more than what was read of them are listed.</summary>
    public void CouldNotCarryCodes() => notCarried.AddRange(lossyPlaces.Select(place => place.Path));

    /// <summary>Reads a code and keeps it as sent. An unknown one is a warning and null.</summary>
    /// <param name="display">The sender's words beside the code; without any, the list's meaning is kept.</param>
    public T? Code<T>(SourceNode? place, CodeTable<T> table, string? display = null)
        where T : struct, Enum
    {
        if (place?.Take() is not { } code)
        {
            return null;
        }

        var row = table.Read(code);
        Keep(new OriginalCode(table.System, code, display ?? row?.Meaning, Lossy: row?.Lossy ?? true), place);
        WarnOf(row, place);
        return row?.Value;
    }

    /// <summary>Reads a code that may have the canonical name beside it, where the code alone says less.</summary>
    /// <param name="element">Holds the attributes <c>canonical</c> and <c>lossy</c>.</param>
    public T? RefinedCode<T>(SourceNode? place, SourceElement element, CodeTable<T> table, string? display = null)
        where T : struct, Enum
    {
        var refinement = element.Attribute("canonical");
        if (refinement?.Take() is not { } name || place?.Take() is not { } code)
        {
            return Code(place, table, display);
        }

        if (CanonicalNames<T>.Read(name) is not { } value || !MayMean(table, code, value))
        {
            Warn(Adapters.Problems.UnknownCode, refinement);
            CouldNotCarry(refinement);
            return Code(place, table, display);
        }

        Keep(new OriginalCode(table.System, code, display ?? name, Lossy: this.Flag(element.Attribute("lossy")) ?? false), place);
        return value;
    }

    /// <summary>Every pointer to what was left, in the order of the message as far as it is known. What is surplus is warned of too.</summary>
    public IReadOnlyList<string> NotCarriedOf(SourceElement root)
    {
        var pointers = new List<string>(notCarried);
        var surplus = new List<SourceElement>();
        root.ListUntaken(pointers, surplus);
        surplus.ForEach(element => Warn(Adapters.Problems.PartlyParsed, element));
        return pointers;
    }

    private static bool MayMean<T>(CodeTable<T> table, string code, T value)
        where T : struct, Enum =>
        code.Equals(PpnFormat.OtherFlag, StringComparison.OrdinalIgnoreCase)
        || table.Rows.Any(row => row.Value.Equals(value) && row.Code.Equals(code, StringComparison.OrdinalIgnoreCase));

    private void WarnOf<T>(CodeTable<T>.Row? row, SourceNode place)
        where T : struct, Enum
    {
        if (row is null)
        {
            Warn(Adapters.Problems.UnknownCode, place);
        }
        else if (row.Lossy)
        {
            Warn(Adapters.Problems.LossyCode, place);
        }
    }
}
