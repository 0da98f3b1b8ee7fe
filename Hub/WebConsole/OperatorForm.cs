using Microsoft.AspNetCore.Mvc;
using SafeguardingHub.Recovery;
using SafeguardingHub.Recovery.Handling;
using SafeguardingHub.Security;

namespace SafeguardingHub.WebConsole;

/// <summary>A form by which an operator does something. What is refused is said on the page, and what was typed stays.</summary>
public abstract class OperatorForm : FormPage
{
    public const int LongestReason = 500;

    protected Operator Who => Person.AsOperator() ?? throw new InvalidOperationException("A page for operators was asked by somebody who is none.");

    /// <exception cref="RefusedException">It is refused, and why.</exception>
    protected abstract Task<IActionResult> ActAsync(CancellationToken cancellation);

    protected sealed override async Task<IActionResult> SendAsync(CancellationToken cancellation)
    {
        try
        {
            return await ActAsync(cancellation);
        }
        catch (RefusedException refused)
        {
            Form.Fail(null, refused.Message);
            Response.StatusCode = refused.StatusCode;
            return Page();
        }
    }

    /// <summary>The page of something that is not there is not there.</summary>
    protected async Task<IActionResult?> OrNotFoundAsync(Func<Task> read)
    {
        try
        {
            await read();
            return null;
        }
        catch (RefusedException missing) when (missing.Why == Refused.NotFound)
        {
            return NotFound();
        }
    }

    protected void CheckReason(string missing) => Form.Text("reason", missing, "The reason", LongestReason);
}

/// <summary>A form about a group of dead letters, or about one of them: the address names either.</summary>
public abstract class TargetForm(DeadLetterQueries queries) : OperatorForm
{
    /// <summary>The group's id, or the dead letter's.</summary>
    public string Target { get; private set; } = "";

    /// <summary>Null when it is about one message.</summary>
    public DeadLetterGroup? Group { get; private set; }

    /// <summary>Null when it is about a group.</summary>
    public DeadLetterLine? Letter { get; private set; }

    /// <summary>How many are dead still.</summary>
    public int Dead => Group?.Count ?? (Letter is { State: "Dead" } ? 1 : 0);

    public string Back => Letter is null ? $"/dead-letters/{Target}" : $"/dead-letters/messages/{Letter.Id}";

    public string Called => Letter is null ? $"Group {Target}" : "Message";

    protected override Task<IActionResult?> LoadAsync(CancellationToken cancellation) => OrNotFoundAsync(async () =>
    {
        Target = (string)RouteData.Values["target"]!;
        if (Guid.TryParse(Target, out var id))
        {
            Letter = await queries.ShowOneAsync(id, cancellation);
        }
        else
        {
            Group = (await queries.ShowAsync(Target, 1, cancellation)).Group;
            Target = Group.Id;
        }
    });
}
