using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Agreements;

/// <summary>
/// What the local partners have agreed: who they are, who must be told what, by when they answer and what each may see.
/// Read and checked by <see cref="AgreementFile"/>; every decision names the <see cref="Version"/> it was made under.
/// </summary>
public sealed record Agreement
{
    private readonly Lazy<CategoryNames> names;
    private readonly HolidaysInForce holidays = new(BankHolidays.BuiltIn);

    public Agreement()
    {
        names = new(() => new CategoryNames(CategoryGroups));
    }

    public required string Version { get; init; }

    public required string Title { get; init; }

    public required DateOnly EffectiveFrom { get; init; }

    /// <summary>In the order in which decisions list them.</summary>
    public required IReadOnlyList<Agency> Agencies { get; init; }

    /// <summary>Areas that need saying something about: a district and its county, or an area whose social care is not a partner.</summary>
    public IReadOnlyList<AreaEntry> Areas { get; init; } = [];

    /// <summary>Names for sets of categories, so that rules stay readable.</summary>
    public IReadOnlyList<CategoryGroup> CategoryGroups { get; init; } = [];

    public required IReadOnlyList<RoutingRule> Rules { get; init; }

    public required Accumulation Accumulation { get; init; }

    public required Triage Triage { get; init; }

    /// <summary>What every recipient of a referral owes; for each name the first entry that fits applies.</summary>
    public required IReadOnlyList<Answer> Answers { get; init; }

    public required IReadOnlyList<Clock> Clocks { get; init; }

    /// <summary>One for each kind of agency.</summary>
    public required IReadOnlyList<SharingRule> Sharing { get; init; }

    public required IReadOnlyList<LadderStage> Ladder { get; init; }

    public required DigestRule Digest { get; init; }

    public required EngagementRules Engagement { get; init; }

    /// <summary>Of the partnership itself, for the top of the ladder.</summary>
    public IReadOnlyList<RoleContact> Contacts { get; init; } = [];

    /// <summary>One-off bank holidays proclaimed after the built-in list was made.</summary>
    public IReadOnlyList<AdditionalBankHoliday> AdditionalBankHolidays { get; init; } = [];

    /// <summary>Terms of schools, for what is owed in school days.</summary>
    public IReadOnlyList<SchoolCalendar> SchoolCalendars { get; init; } = [];

    /// <summary>Formats that come from assemblies outside the program.</summary>
    public IReadOnlyList<OutsideAdapter> Adapters { get; init; } = [];

    /// <summary>The built-in list, or the published one that took its place, with <see cref="AdditionalBankHolidays"/>.</summary>
    internal BankHolidays Holidays => HolidaysInForce.With(AdditionalBankHolidays);

    /// <summary>One for an agreement and its copies: what is counted from now on goes by what is in it.</summary>
    internal HolidaysInForce HolidaysInForce
    {
        get => holidays;
        private init => holidays = value;
    }

    public Agency? Find(AgencyId id) => Agencies.FirstOrDefault(agency => agency.Id == id);

    /// <summary>The same agreement, counted by another list of bank holidays.</summary>
    public Agreement WithBankHolidays(BankHolidays list) => this with { HolidaysInForce = new HolidaysInForce(list) };

    public bool HasClock(string name) => Clocks.Any(clock => clock.Name == name || clock.Variants.Any(variant => variant.Name == name));

    /// <summary>The clock or variant of that name, which the reading made sure of; <see cref="ClockChoice"/> knows which variant holds.</summary>
    public Clock ClockNamed(string name) =>
        Clocks.FirstOrDefault(clock => clock.Name == name) ?? Clocks.SelectMany(clock => clock.Variants).FirstOrDefault(variant => variant.Name == name) ?? throw new InvalidOperationException($"The agreement has no clock '{name}'.");

    /// <summary>What a recipient of this kind owes at this risk: of each name the first entry that fits.</summary>
    public IEnumerable<Answer> AnswersOf(string kind, RiskLevel risk) =>
        Answers.Where(answer => (answer.Kinds.Count == 0 || answer.Kinds.Contains(kind)) && !(risk < answer.RiskAtLeast)).DistinctBy(answer => answer.Name);

    /// <summary>What an agency of this kind may see, which the reading made sure of.</summary>
    public SharingRule SharingFor(string kind) =>
        Sharing.FirstOrDefault(rule => rule.Kind == kind) ?? throw new InvalidOperationException($"The agreement has no sharing rule for '{kind}'.");

    /// <summary>The agency's own calendar, against which its deadlines run.</summary>
    public ReceiverCalendar CalendarOf(Agency agency) => new(agency.Nation, agency.OpeningHours, agency.ClosedOn, Holidays, SchoolCalendar.For(agency, SchoolCalendars));

    /// <summary>The categories that names stand for: a group's name or a category's own.</summary>
    public IEnumerable<ConcernCategory> CategoriesOf(IEnumerable<string> named) => names.Value.Of(named);

    public bool AnyCategory(IEnumerable<string> named, IEnumerable<ConcernCategory> among) => names.Value.Any(named, among);
}
