using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using SafeguardingHub.Schemas.Canonical;
using SafeguardingHub.WebConsole.Answering;
using SafeguardingHub.WebConsole.Reading;
using SafeguardingHub.WebConsole.SignIn;

namespace SafeguardingHub.WebConsole.Pages;

/// <summary>One concern, as the agency may know it, and what can be done about it.</summary>
[Needs(ConsoleRights.ReadConcerns)]
public sealed class ConcernPageModel(Concerns concerns, ConsoleEntry entry, Happened happened, IAntiforgery antiforgery, TimeProvider time) : ConsolePage
{
    public static IReadOnlyList<(string Part, string Words)> AllParts { get; } = [("", "Summary"), ("timeline", "Timeline"), ("work", "Work with the child"), ("messages", "Messages")];

    public ConcernView View { get; private set; } = null!;

    public string Part { get; private set; } = "";

    public DateTimeOffset At => time.GetUtcNow();

    public bool MayAnswer => Person.May(ConsoleRights.AnswerConcerns);

    public OwnAnswer? Earlier { get; private set; }

    public string? Refused { get; private set; }

    public IReadOnlyList<Happening> Happenings => happened.Of(View);

    /// <summary>What can be done now, besides acknowledging.</summary>
    public IEnumerable<(string Words, string Address)> Actions
    {
        get
        {
            (bool May, string Words, string Page)[] all =
            [
                (MayAnswer && View.MayDecide, "Accept or decline", "decide"),
                (MayAnswer && View.MayAsk, "Ask for information", "ask"),
                (MayAnswer && View.MayRedirect, "Offer to another agency", "redirect"),
                (MayAnswer && View.MaySupply, "Give the information asked for", "supply"),
                (MayAnswer && View.MayTellOutcome, "Tell what came of it", "outcome"),
                (MayAnswer && View.MayWork, "Add to the record", "log"),
                (MayAnswer && View.MayWork && View.Work?.PausedAt is null, "Pause", "pause"),
                (MayAnswer && View.MayWork, "Record a review", "review"),
                (Person.May(ConsoleRights.Reassign) && View.MayWork, "Change the worker", "reassign"),
            ];
            return all.Where(each => each.May).Select(each => (each.Words, $"/concerns/{View.Reference}/{each.Page}"));
        }
    }

    public async Task<IActionResult> OnGetAsync(string reference, string? part)
    {
        if (await concerns.FindAsync(Person, reference, $"page {part}".Trim(), HttpContext.RequestAborted) is not { } view)
        {
            return NotFound();
        }

        (View, Part) = (view, AllParts.Any(each => each.Part == part) ? part ?? "" : "");
        return Page();
    }

    /// <summary>One click; twice counts once.</summary>
    public async Task<IActionResult> OnPostAcknowledgeAsync(string reference)
    {
        var cancellation = HttpContext.RequestAborted;
        if (!await antiforgery.IsRequestValidAsync(HttpContext))
        {
            return BadRequest();
        }

        if (!MayAnswer)
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        if (await concerns.FindAsync(Person, reference, "acknowledge", cancellation) is not { Answerable: { } answered } view)
        {
            return NotFound();
        }

        var form = new FormState((await Request.ReadFormAsync(cancellation)).ToDictionary(field => field.Key, field => field.Value.OfType<string>().ToArray()));
        var said = AnswerForm.Response(Person, answered, ResponseKind.Acknowledged, time.GetUtcNow());
        var sent = await entry.AnswerAsync(Person, view, said, form.Id, AnswerForm.Seen(form), cancellation);
        if (sent == SendingResult.Done)
        {
            return LocalRedirect($"/concerns/{view.Reference}?done=acknowledged");
        }

        View = await concerns.FindAsync(Person, reference, "page", cancellation) ?? view;
        (Earlier, Refused) = (sent.Earlier, sent.Refusal);
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }
}
