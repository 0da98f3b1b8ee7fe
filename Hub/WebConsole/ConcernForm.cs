using Microsoft.AspNetCore.Mvc;
using SafeguardingHub.Schemas.Canonical;
using SafeguardingHub.WebConsole.Answering;
using SafeguardingHub.WebConsole.Reading;

namespace SafeguardingHub.WebConsole;

/// <summary>A form about one concern. A colleague's answer in between is shown, nothing is overwritten, and what was typed stays.</summary>
public abstract class ConcernForm(ConcernFormParts parts) : FormPage
{
    public ConcernView View { get; private set; } = null!;

    public ConcernReference Reference => ConcernReference.Parse(View.Reference);

    protected DateTimeOffset Now => parts.Time.GetUtcNow();

    protected ConsoleEntry Entry => parts.Entry;

    /// <summary>Whether it can be asked now; who comes by a kept address is told that it cannot.</summary>
    protected abstract bool IsOpen { get; }

    /// <summary>For the audit.</summary>
    protected abstract string Purpose { get; }

    protected override async Task<IActionResult?> LoadAsync(CancellationToken cancellation)
    {
        if (await parts.Concerns.FindAsync(Person, (string?)RouteData.Values["reference"], Purpose, cancellation) is not { } view)
        {
            return NotFound();
        }

        View = view;
        return HttpMethods.IsGet(Request.Method) && !IsOpen ? LocalRedirect($"/concerns/{view.Reference}") : null;
    }

    /// <param name="done">The word under which the next page says what was done.</param>
    protected async Task<IActionResult> AnswerAsync(ReferralResponse response, string done, CancellationToken cancellation) =>
        Told(await Entry.AnswerAsync(Person, View, response, Form.Id, AnswerForm.Seen(Form), cancellation), done);

    /// <inheritdoc cref="AnswerAsync"/>
    protected async Task<IActionResult> LogAsync(EngagementEvent happened, string done, CancellationToken cancellation) =>
        Told(await Entry.LogAsync(Person, View, happened, Form.Id, cancellation), done);

    protected ReferralResponse Saying(ResponseKind kind) => AnswerForm.Response(Person, View.Answerable ?? Guid.Empty, kind, Now) with
    {
        AnsweredMessageId = View.Answerable,
        Reference = View.Answerable is null ? Reference : null,
    };

    protected EngagementEvent Engagement(EngagementKind kind) => AnswerForm.Engagement(Person, Reference, kind, Now);

    private IActionResult Told(SendingResult sent, string done)
    {
        if (sent.Earlier is { } earlier)
        {
            Form.Fail(null, $"{earlier.By} answered at {TimeWords.Clock(earlier.At)}: {earlier.Said.ToLowerInvariant()}. Nothing of yours was sent. What you typed is below");
            HttpContext.Response.StatusCode = StatusCodes.Status409Conflict;
        }
        else if (sent.Refusal is { } refusal)
        {
            Form.Fail(null, refusal);
            HttpContext.Response.StatusCode = StatusCodes.Status409Conflict;
        }

        return LocalRedirect($"/concerns/{View.Reference}?done={done}");
    }
}

/// <summary>What every form about a concern works with.</summary>
public sealed record ConcernFormParts(Concerns Concerns, ConsoleEntry Entry, TimeProvider Time);
