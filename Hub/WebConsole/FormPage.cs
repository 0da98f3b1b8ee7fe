using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using SafeguardingHub.WebConsole.SignIn;

namespace SafeguardingHub.WebConsole;

/// <summary>
/// A page that asks something: shown, checked, and shown again with what is wrong and all that was typed, or done. Every form goes through
/// here, so that none can be sent from elsewhere, and none loses what somebody typed.
/// </summary>
public abstract class FormPage : ConsolePage
{
    /// <summary>Identifies this form: sent twice it counts once.</summary>
    public const string FormId = "form-id";

    public FormState Form { get; private set; } = new();

    public override bool HasErrors => Form.Errors.Count > 0;

    /// <summary>What was typed before the session ended is there again.</summary>
    public bool Restored { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (await LoadAsync(HttpContext.RequestAborted) is { } other)
        {
            return other;
        }

        if (Visitor is { } person && await Drafts.FindAsync(person, Request.Path.Value ?? "/", HttpContext.RequestAborted) is { } typed)
        {
            Form = new FormState(typed);
            Restored = true;
        }
        else
        {
            Prefill();
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var cancellation = HttpContext.RequestAborted;
        var sent = await ReadAsync(cancellation);
        Form = new FormState(sent?.ToDictionary(field => field.Key, field => field.Value.OfType<string>().ToArray()));
        if (await LoadAsync(cancellation) is { } other)
        {
            return other;
        }

        if (sent is null)
        {
            Form.Fail(null, "What you sent was too large, or was cut off on the way. Nothing was done with it");
            return Again(StatusCodes.Status413PayloadTooLarge);
        }

        if (!await HttpContext.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(HttpContext))
        {
            Form.Fail(null, "This page was open too long or came from elsewhere. Check your answers and send them again");
            return Again(StatusCodes.Status400BadRequest);
        }

        Check();
        if (HasErrors)
        {
            return Again(StatusCodes.Status422UnprocessableEntity);
        }

        var answer = await SendAsync(cancellation);
        if (HasErrors)
        {
            return Again(Response.StatusCode == StatusCodes.Status200OK ? StatusCodes.Status422UnprocessableEntity : Response.StatusCode);
        }

        if (Visitor is { } person)
        {
            await Drafts.ForgetAsync(person, Request.Path.Value ?? "/", cancellation);
        }

        return answer;
    }

    /// <summary>Reads what the page is about.</summary>
    /// <returns>Null, or what to answer instead, such as that there is no such thing.</returns>
    protected virtual Task<IActionResult?> LoadAsync(CancellationToken cancellation) => Task.FromResult<IActionResult?>(null);

    /// <summary>Answers that are there before somebody types.</summary>
    protected virtual void Prefill()
    {
    }

    /// <summary>Says in <see cref="Form"/> what is wrong with the answers.</summary>
    protected abstract void Check();

    /// <summary>Does it. What cannot be done is said in <see cref="Form"/>, and the page is shown again.</summary>
    protected abstract Task<IActionResult> SendAsync(CancellationToken cancellation);

    private Drafts Drafts => HttpContext.RequestServices.GetRequiredService<Drafts>();

    /// <summary>Null when it is beyond what a form may be, or no form.</summary>
    private async Task<IFormCollection?> ReadAsync(CancellationToken cancellation)
    {
        try
        {
            return Request.HasFormContentType ? await Request.ReadFormAsync(cancellation) : null;
        }
        catch (Exception unreadable) when (unreadable is InvalidDataException or BadHttpRequestException)
        {
            return null;
        }
    }

    private IActionResult Again(int status)
    {
        Response.StatusCode = status;
        return Page();
    }
}
