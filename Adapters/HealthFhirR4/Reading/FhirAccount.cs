using System.Collections;
using System.Text;
using Hl7.Fhir.Model;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.HealthFhirR4.Reading;

/// <summary>
/// One walk over the whole message after it was read: it finds the pointers of everything that was reported, the references
/// that lead nowhere, and every value that nobody asked for. A part of which nothing was carried is listed once, as a whole.
/// </summary>
internal sealed class FhirAccount
{
    private readonly FhirReading reading;
    private readonly Dictionary<Base, string> pointers = new(ReferenceEqualityComparer.Instance);
    private readonly StringBuilder path = new();
    private readonly List<string> notCarried = [];
    private readonly List<MessageProblem> broken = [];

    private FhirAccount(FhirReading reading) => this.reading = reading;

    private enum Holding { Nothing, Carried, Lost }

    public static (IReadOnlyList<MessageProblem> Problems, IReadOnlyList<string> NotCarried) Of(FhirReading reading)
    {
        var account = new FhirAccount(reading);
        foreach (var fault in reading.Faults)
        {
            account.pointers.TryAdd(fault.At, "");
        }

        account.path.Append(reading.Bundle.TypeName);
        account.Walk(reading.Bundle.Element);
        return (
            [.. reading.Faults.Select(fault => fault.Kind.At(account.pointers[fault.At] + fault.Below)).Concat(account.broken).Distinct()],
            account.notCarried);
    }

    private Holding Walk(Base element)
    {
        if (pointers.ContainsKey(element))
        {
            pointers[element] = path.ToString();
        }

        var before = notCarried.Count;
        var own = HoldingOfValue(element);
        var holding = own;
        foreach (var (name, value) in element.EnumerateElements())
        {
            var length = path.Length;
            path.Append('.').Append(name);
            holding = Combine(holding, WalkValue(value));
            path.Length = length;
        }

        if (holding == Holding.Lost)
        {
            notCarried.RemoveRange(before, notCarried.Count - before);
            notCarried.Add(path.ToString());
        }
        else if (own == Holding.Lost)
        {
            notCarried.Add(path.ToString());
        }

        return holding;
    }

    private Holding WalkValue(object? value)
    {
        if (value is Base single)
        {
            return Walk(single);
        }

        var holding = Holding.Nothing;
        if (value is IEnumerable several and not string)
        {
            var index = 0;
            foreach (var item in several)
            {
                var length = path.Length;
                path.Append('[').Append(index++).Append(']');
                holding = Combine(holding, item is Base element ? Walk(element) : Holding.Nothing);
                path.Length = length;
            }
        }

        return holding;
    }

    private Holding HoldingOfValue(Base element)
    {
        if (element is not PrimitiveType { JsonValue: not null } primitive)
        {
            return Holding.Nothing;
        }

        if (reading.IsCarried(element))
        {
            return Holding.Carried;
        }

        if (primitive.JsonValue is string text && IsBrokenReference(text))
        {
            broken.Add(Problems.BrokenReference.At(path.ToString()));
        }

        return Holding.Lost;
    }

    private bool IsBrokenReference(string text) =>
        text.StartsWith("urn:uuid:", StringComparison.Ordinal) && path[^1] == 'e' && path.ToString().EndsWith(".reference", StringComparison.Ordinal)
        && !reading.LeadsSomewhere(text.Trim());

    /// <summary>Carried in part is carried: what was lost within it stays listed by itself.</summary>
    private static Holding Combine(Holding left, Holding right) =>
        left == Holding.Carried || right == Holding.Carried ? Holding.Carried
        : left == Holding.Lost || right == Holding.Lost ? Holding.Lost
        : Holding.Nothing;
}
