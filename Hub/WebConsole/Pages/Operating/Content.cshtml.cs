using System.Text;
using Microsoft.AspNetCore.Mvc;
using SafeguardingHub.Recovery;
using SafeguardingHub.Recovery.Handling;
using SafeguardingHub.Security;
using SafeguardingHub.WebConsole.SignIn;

namespace SafeguardingHub.WebConsole.Pages;

/// <summary>What a message says, for a reason: who looked, at what and why is in the audit before anything is shown.</summary>
[Needs(ConsoleRights.SeeOperations, OperatorRights.Reveal)]
public sealed class ContentPage(DeadLetterQueries queries, DeadLetterCommands commands) : OperatorForm
{
    public Guid Id { get; private set; }

    /// <summary>Null until a reason was given.</summary>
    public StoredLetter? Shown { get; private set; }

    /// <summary>As text; what is none is shown as far as it can be.</summary>
    public string Text => Encoding.UTF8.GetString(Shown!.Body.Span);

    /// <summary>All that its sender, or the broker, wrote round it.</summary>
    public IEnumerable<(string Name, string Value)> Properties =>
    [
        .. Shown!.ContentType is { Length: > 0 } type ? [("content-type", type)] : Array.Empty<(string, string)>(),
        .. Shown.Delivered is { } delivered ? new (string Name, string? Value)[] { ("message-id", delivered.MessageId), ("correlation-id", delivered.CorrelationId), ("user-id", delivered.UserId), ("content-encoding", delivered.ContentEncoding) }.Where(each => !string.IsNullOrEmpty(each.Value)).Select(each => (each.Name, each.Value!)) : [],
        .. Shown.Collected?.Headers.OrderBy(header => header.Key, StringComparer.Ordinal).Select(header => (header.Key, header.Value)) ?? [],
    ];

    protected override Task<IActionResult?> LoadAsync(CancellationToken cancellation) => OrNotFoundAsync(async () =>
    {
        Id = Guid.Parse((string)RouteData.Values["id"]!);
        await queries.ShowOneAsync(Id, cancellation);
    });

    protected override void Check() => CheckReason("Enter why you need to see it");

    protected override async Task<IActionResult> ActAsync(CancellationToken cancellation)
    {
        Shown = await commands.RevealAsync(Who, Id, Form.Trimmed("reason"), cancellation);
        return Page();
    }
}
