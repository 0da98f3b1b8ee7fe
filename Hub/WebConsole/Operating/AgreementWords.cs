using SafeguardingHub.Agreements;
using SafeguardingHub.WebConsole.Reading;

namespace SafeguardingHub.WebConsole.Operating;

/// <summary>The agreement's own vocabulary as sentences.</summary>
public static class AgreementWords
{
    public static string Of(Condition when)
    {
        string?[] parts =
        [
            when.AnyCategory is { } categories ? $"it is about {Listed(categories)}" : null,
            when.RiskAtLeast is { } least ? $"the risk is {Low(least)} or higher" : null,
            when.RiskAtMost is { } most ? $"the risk is {Low(most)} or lower" : null,
            when.Age is { } age ? $"the child is {AgeWords(age)}" : null,
            when.AnyCircumstance is { } circumstances ? $"of the child it is said: {Either(circumstances)}" : null,
            when.AnyNeed is { } needs ? $"a need is open: {Either(needs)}" : null,
            when.OpenNeed is { } open ? open ? "a need is still open" : "no need is open" : null,
            when.NationalReferral is { } referral ? $"the National Referral Mechanism stands at {Either(referral)}" : null,
            when.Nation is { } nations ? $"it is in {string.Join(" or ", nations.Select(nation => Wording.Of(nation)))}" : null,
            when.RaisedByKind is { } kinds ? $"it was raised by {string.Join(" or ", kinds.Select(Plain))}" : null,
            when.Triage is { } triage ? $"a person has to read it: {Either(triage)}" : null,
            when.InAreaOfKind is { } kind ? $"the child is in an area of {Plain(kind)}" : null,
            when.All is { } all ? string.Join(" and ", all.Select(Of)) : null,
            when.Any is { } any ? $"one of these holds: {string.Join("; or ", any.Select(Of))}" : null,
            when.Not is { } not ? $"it is not so that {Of(not)}" : null,
        ];
        return parts.OfType<string>().ToList() is { Count: > 0 } said ? string.Join(" and ", said) : "always";
    }

    public static string Of(Tell tell, Agreement agreement) => (tell.Agency is { } agency ? agreement.Find(agency)?.Name ?? agency.ToString() : tell.Relation switch
    {
        Relation.AuthorityOfTheChild => "children’s social care where the child is",
        Relation.PoliceOfTheArea => "the police where the child is",
        Relation.HealthOfTheArea => "health where the child is",
        Relation.ServiceMeetingNeed => "for each open need the first agency that meets it",
        _ => tell.Categories.Count == 0 ? "every agency with a service for it" : $"every agency with a service for {Listed(tell.Categories)}",
    }) + (tell.Urgent ? ", urgently" : "");

    public static string Of(Debtor debtor) => debtor switch
    {
        Debtor.Raiser => "who raised it",
        Debtor.AuthorityOfTheChild => "children’s social care where the child is",
        Debtor.FirstResponder => "who raised it, when it may refer to the National Referral Mechanism, or else social care",
        _ => "the police when they raised it, or else social care",
    };

    public static string Of(LadderStage stage) => stage.Side switch
    {
        LadderSide.Referrer => $"{Plain(stage.Role)} of who raised it",
        LadderSide.Recipient => $"{Plain(stage.Role)} of who owes it",
        LadderSide.Both => $"{Plain(stage.Role)} of both sides",
        _ => $"{Plain(stage.Role)} of the partnership",
    };

    public static string Of(OpeningHours hours) => hours.Always ? "Day and night" : string.Join("; ", Enum.GetValues<NodaTime.IsoDayOfWeek>().Skip(1)
        .Select(day => (Day: day, Hours: hours.On(day))).Where(each => each.Hours is not null).GroupBy(each => each.Hours)
        .Select(same => $"{Days([.. same.Select(each => each.Day)])} {same.Key!.From:HH:mm} to {(same.Key.ToEndOfDay ? "midnight" : same.Key.To.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture))}"));

    public static string Plain(string code) => code.Replace('-', ' ');

    private static string Days(IReadOnlyList<NodaTime.IsoDayOfWeek> days) => days.Count > 2 && days[^1] - days[0] == days.Count - 1 ? $"{days[0]} to {days[^1]}" : string.Join(", ", days);

    private static string AgeWords(AgeRange age) => (age.From, age.To) switch
    {
        ({ } from, { } to) => $"aged {from} to {to}",
        ({ } from, null) => $"aged {from} or older",
        (null, { } to) => $"aged {to} or younger",
        _ => "of a known age",
    };

    private static string Listed(IEnumerable<string> codes) => string.Join(" or ", codes.Select(Plain));

    private static string Low<TValue>(TValue value)
        where TValue : struct, Enum => Wording.Of(value).ToLowerInvariant();

    private static string Either<TValue>(IEnumerable<TValue> values)
        where TValue : struct, Enum => string.Join(" or ", values.Select(Low));
}
