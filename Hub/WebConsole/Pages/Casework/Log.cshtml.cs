using Microsoft.AspNetCore.Mvc;
using SafeguardingHub.Schemas.Canonical;
using SafeguardingHub.WebConsole.Answering;
using SafeguardingHub.WebConsole.Design;
using SafeguardingHub.WebConsole.Reading;
using SafeguardingHub.WebConsole.SignIn;

namespace SafeguardingHub.WebConsole.Pages;

/// <summary>An entry in the record of the work with a child.</summary>
[Needs(ConsoleRights.AnswerConcerns)]
public sealed class LogPage(ConcernFormParts parts) : ConcernForm(parts)
{
    public string ButtonText => "Add to the record";

    protected override bool IsOpen => View.MayWork;

    protected override string Purpose => "log";

    public static IReadOnlyList<Choice> Choices { get; } =
    [
        Kind(EngagementKind.Session), Kind(EngagementKind.ContactAttempted) with { Text = "Contact tried, or the child was answered" }, Kind(EngagementKind.ChildReachedOut) with { Hint = "Out of the blue. It is told at once to whoever holds the concern." },
        Kind(EngagementKind.WasNotBrought) with { Hint = "A child does not fail to attend: somebody should have brought the child. It ends nothing." },
        Kind(EngagementKind.ChildChoseNotTo) with { Hint = "The child’s own choice, which is fine." }, Kind(EngagementKind.ServiceCancelled), Kind(EngagementKind.Resumed) with { Text = "Went on after a pause" },
    ];

    public static IReadOnlyList<Choice> Modes { get; } = [.. Enum.GetValues<EngagementMode>().Where(mode => mode != EngagementMode.NotStated).Select(mode => new Choice(mode.ToString(), Wording.Of(mode)))];

    public string Example => TimeWords.Today(Now).AddDays(-1).ToString("d M yyyy", System.Globalization.CultureInfo.InvariantCulture);

    protected override void Prefill()
    {
        var today = TimeWords.Today(Now);
        Form.Set("on-day", $"{today.Day}");
        Form.Set("on-month", $"{today.Month}");
        Form.Set("on-year", $"{today.Year}");
        var asked = Enum.GetValues<EngagementKind>().Where(kind => InboxFilter.Kebab(kind) == Request.Query["what"]).Select(kind => kind.ToString()).ToArray();
        Form.Set("what", asked);
    }

    protected override void Check()
    {
        if (!Choices.Any(choice => choice.Value == Form.Value("what")))
        {
            Form.Fail("what", "Select what happened");
        }

        var on = Form.Day("on", "The day on which it happened");
        if (on is null && Form.Error("on") is null)
        {
            Form.Fail("on", "Enter the day on which it happened", "on-day");
        }
        else if (on > TimeWords.Today(Now))
        {
            Form.Fail("on", "The day on which it happened must be today or earlier", "on-day");
        }

        Form.Optional("note", "What happened", AnswerForm.LongestText);
        Form.Optional("child-words", "The child’s words", AnswerForm.LongestText);
        Form.Optional("next-when", "When the child wants to be in touch", 200);
        Form.Optional("next-how", "How the child wants to be in touch", 200);
        Form.Optional("next-where", "Where the child wants to meet", 200);
        Form.Optional("next-who", "With whom the child wants to be in touch", 200);
    }

    protected override Task<IActionResult> SendAsync(CancellationToken cancellation)
    {
        var chosen = new ChosenContact { When = Form.Trimmed("next-when"), How = Form.Trimmed("next-how"), Where = Form.Trimmed("next-where"), Who = Form.Trimmed("next-who") };
        return LogAsync(Engagement(Enum.Parse<EngagementKind>(Form.Value("what")!)) with
        {
            On = Form.Day("on", ""),
            Mode = Modes.Any(mode => mode.Value == Form.Value("mode")) ? Enum.Parse<EngagementMode>(Form.Value("mode")!) : EngagementMode.NotStated,
            Note = Form.Trimmed("note"),
            ChildsWords = Form.Trimmed("child-words"),
            NextContact = chosen == new ChosenContact() ? null : chosen,
        }, "logged", cancellation);
    }

    private static Choice Kind(EngagementKind kind) => new(kind.ToString(), Wording.Of(kind));
}
