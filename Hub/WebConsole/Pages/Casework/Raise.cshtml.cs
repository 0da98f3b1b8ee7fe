using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using SafeguardingHub.Agreements;
using SafeguardingHub.Persistence.Rows;
using SafeguardingHub.Schemas.Canonical;
using SafeguardingHub.WebConsole.Answering;
using SafeguardingHub.WebConsole.Design;
using SafeguardingHub.WebConsole.Reading;
using SafeguardingHub.WebConsole.SignIn;
using TimeWords = SafeguardingHub.WebConsole.Reading.TimeWords;

namespace SafeguardingHub.WebConsole.Pages;

/// <summary>A concern by form, for an agency without a system: the same way as a message from a queue.</summary>
[Needs(ConsoleRights.RaiseConcerns)]
public sealed class RaisePage(ConsoleEntry entry, Agreement agreement, TimeProvider time) : FormPage
{
    private static readonly ConcernCategory[] Offered =
    [
        ConcernCategory.SexualExploitation, ConcernCategory.CriminalExploitation, ConcernCategory.CountyLines, ConcernCategory.Trafficking, ConcernCategory.OnlineExploitation, ConcernCategory.Gangs,
        ConcernCategory.SexualAbuse, ConcernCategory.PhysicalAbuse, ConcernCategory.EmotionalAbuse, ConcernCategory.Neglect, ConcernCategory.DomesticAbuseInHousehold, ConcernCategory.Missing, ConcernCategory.SelfHarm,
        ConcernCategory.Radicalisation, ConcernCategory.FemaleGenitalMutilation, ConcernCategory.ForcedMarriage, ConcernCategory.Other,
    ];

    public static IReadOnlyList<Choice> Abouts { get; } = [.. Offered.Select(category => new Choice(category.ToString(), Wording.Of(category)))];

    public static IReadOnlyList<Choice> Risks { get; } =
    [
        new("Immediate", "Immediate", "In danger now"), new("High", "High", "Significant harm is likely"), new("Medium", "Medium", "Harm is possible"), new("Low", "Low", "A worry that should be known"),
    ];

    public static IReadOnlyList<Choice> Needs { get; } = [.. Enum.GetValues<NeedKind>().Where(need => need != NeedKind.Other).Select(need => new Choice(need.ToString(), Wording.Of(need)))];

    public IEnumerable<Choice> Areas =>
    [
        new Choice("unknown", "I do not know"),
        .. agreement.Areas.Select(area => new Choice(area.Code.ToString(), area.Name)).Concat(agreement.Agencies.Where(agency => agency.Kind == "social-care").SelectMany(agency => agency.Areas.Select(area => new Choice(area.ToString(), $"Area of {agency.Name}")))).DistinctBy(choice => choice.Value),
    ];

    protected override void Check()
    {
        Form.Optional("given", "Given names", 100);
        Form.Optional("family", "Family name", 100);
        if (Form.Trimmed("given") is null && Form.Trimmed("family") is null)
        {
            Form.Fail("given", "Enter a name of the child, or what the child is called");
        }

        if (Form.Day("born", "Date of birth") is { } born && born > TimeWords.Today(time.GetUtcNow()))
        {
            Form.Fail("born", "Date of birth must be in the past", "born-day");
        }

        if (Form.Trimmed("age") is { } age && !(int.TryParse(age, NumberStyles.None, CultureInfo.InvariantCulture, out var years) && years <= 25))
        {
            Form.Fail("age", "Age must be a number of years, such as 14");
        }

        if (Form.Trimmed("nhs") is { } number && !NhsNumber.TryParse(number, out _))
        {
            Form.Fail("nhs", "Enter the ten digits of the NHS number as they are on a letter, or leave it out");
        }

        if (!Form.All("about").Any(about => Abouts.Any(choice => choice.Value == about)))
        {
            Form.Fail("about", "Select what it is about");
        }

        if (!Risks.Any(choice => choice.Value == Form.Value("risk")))
        {
            Form.Fail("risk", "Select how bad and how soon");
        }

        Form.Text("account", "Enter what worries you", "Your account", AnswerForm.LongestText);
        Form.Optional("words", "What the child says", AnswerForm.LongestText);
        if (Form.Optional("contact", "The contact", 200) is not null && !Enum.TryParse<ContactSafety>(Form.Value("safe"), out _))
        {
            Form.Fail("safe", "Select whether the contact is safe to use");
        }
    }

    protected override async Task<IActionResult> SendAsync(CancellationToken cancellation)
    {
        var accepted = await entry.RaiseAsync(Person, ConcernOf(), Form.Id, cancellation);
        if (accepted is { Outcome: ReceivedOutcome.Recorded, Reference: { } reference })
        {
            return LocalRedirect($"/raise/sent/{reference}");
        }

        Form.Fail(null, accepted.Problems.Count == 0 ? "The hub could not act on it. An operator will look at it; if it is urgent, call the agency" : string.Join(' ', accepted.Problems.Select(problem => problem.Text)));
        return Page();
    }

    private Concern ConcernOf()
    {
        var now = time.GetUtcNow();
        return new Concern
        {
            Origin = new Origin { CorrelationId = $"console-{Form.Id}", RaisedAt = now, RaisedBy = Person.AsProfessional(), Organisation = agreement.Find(Agency)?.Name },
            Children =
            [
                new Child
                {
                    Name = new PersonName { Given = Form.Trimmed("given")?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [], Family = Form.Trimmed("family") },
                    DateOfBirth = Form.Day("born", ""),
                    StatedAge = Form.Trimmed("age") is { } age && Form.Day("born", "") is null ? int.Parse(age, CultureInfo.InvariantCulture) : null,
                    Identifiers = NhsNumber.TryParse(Form.Trimmed("nhs"), out var number) ? [new ChildIdentifier { Scheme = IdentifierScheme.NhsNumber, Value = number.Digits }] : [],
                    Contacts = Form.Trimmed("contact") is { } contact ? [new ContactPoint { Value = contact, Kind = ContactKind.Other, Safety = Enum.Parse<ContactSafety>(Form.Value("safe")!) }] : [],
                },
            ],
            Categories = [.. Form.All("about").Where(about => Abouts.Any(choice => choice.Value == about)).Distinct().Select(Enum.Parse<ConcernCategory>)],
            NeedsFirst = [.. Form.All("needs").Where(need => Needs.Any(choice => choice.Value == need)).Distinct().Select(need => new Need { Kind = Enum.Parse<NeedKind>(need) })],
            Voice = Form.Trimmed("words") is null && Form.Value("knows") is null ? null : new VoiceOfTheChild { Words = Form.Trimmed("words"), KnowsOfReferral = Form.Value("knows") switch { "yes" => true, "no" => false, _ => null } },
            Risk = new Risk { Level = Enum.Parse<RiskLevel>(Form.Value("risk")!) },
            Locality = GssCode.TryParse(Form.Value("area"), out var area) ? new Locality { Area = area, Nation = agreement.Agencies.FirstOrDefault(agency => agency.Areas.Contains(area))?.Nation ?? agreement.Find(Agency)?.Nation } : new Locality { Nation = agreement.Find(Agency)?.Nation },
            Narrative = Form.Trimmed("account"),
        };
    }
}
