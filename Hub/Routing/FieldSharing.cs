using SafeguardingHub.Agreements;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Routing;

/// <summary>Cuts a concern down to what one recipient may see. What is left out is named, never silently gone.</summary>
public static class FieldSharing
{
    /// <summary>
    /// What always goes, since nothing can be done without it: the child's name, date of birth or age and sex, the categories,
    /// the level of risk, the area, the protective marking, and the sender's references.
    /// </summary>
    public static FilteredConcern For(Agency recipient, Concern concern, SharingRule rule)
    {
        if (recipient.Kind != rule.Kind)
        {
            throw new ArgumentException("The sharing rule is for another kind of agency.", nameof(rule));
        }

        var withheld = new List<string>();
        var filtered = concern;
        var restrictedPlaces = rule.NeedsRestrictedAddresses ? null : RestrictedPlaces.Of(concern);
        if (restrictedPlaces is { Any: true })
        {
            filtered = restrictedPlaces.Strip(filtered, withheld);
        }

        if (!rule.NeedsUnsafeContacts)
        {
            filtered = UnsafeContacts.Strip(filtered, withheld);
        }

        filtered = WithheldCodes.Strip(filtered, rule, withheld);
        foreach (var field in SharedField.All.Where(field => !rule.Fields.Contains(field.Name) && field.IsPresent(filtered)))
        {
            filtered = field.Without(filtered);
            withheld.Add(field.Name);
        }

        return new FilteredConcern(filtered, [.. SharedField.All.Where(field => field.IsPresent(filtered) && rule.Fields.Contains(field.Name)).Select(field => field.Name)], withheld);
    }

    /// <summary>
    /// The note of an update as this recipient may read it; null when its kind is not shown the sender's account, or when the
    /// note gives away a place that is withheld.
    /// </summary>
    /// <param name="concern">The concern as it stands, by which a place is known to be restricted.</param>
    public static string? NoteFor(Agency recipient, string? note, Concern concern, SharingRule rule)
    {
        if (recipient.Kind != rule.Kind)
        {
            throw new ArgumentException("The sharing rule is for another kind of agency.", nameof(rule));
        }

        var givesAway = !rule.NeedsRestrictedAddresses && RestrictedPlaces.Of(concern).IsGivenAwayBy(note);
        return rule.Fields.Contains(SharedField.Narrative) && !givesAway ? note : null;
    }
}

/// <param name="Concern">What the recipient sees.</param>
/// <param name="SharedFields">Names of the fields in it, beyond those that always go.</param>
/// <param name="WithheldFields">Names of fields that exist and were left out, with the reason in brackets where it is a special one.</param>
public sealed record FilteredConcern(Concern Concern, IReadOnlyList<string> SharedFields, IReadOnlyList<string> WithheldFields);
