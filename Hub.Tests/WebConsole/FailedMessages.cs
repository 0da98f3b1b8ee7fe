using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SafeguardingHub.Agreements;
using SafeguardingHub.Observability;
using SafeguardingHub.Persistence;
using SafeguardingHub.Receiving;
using SafeguardingHub.Recording;
using SafeguardingHub.Recovery.Collecting;
using SafeguardingHub.Recovery.Handling;
using SafeguardingHub.Security;
using SafeguardingHub.Tests.Fixtures;
using SafeguardingHub.Tests.Recovery;
using SafeguardingHub.Translation;
using static SafeguardingHub.Tests.TestData;

namespace SafeguardingHub.Tests.WebConsole;

/// <summary>Messages that were not delivered, in the store of a running console.</summary>
/// <param name="Group">The group's id.</param>
internal sealed record FailedMessages(string Group, Guid Letter, Guid Proposal, Guid Replay)
{
    public static readonly byte[] Concern = PoliceExample("concern-county-lines-arrest");

    /// <summary>No version reads it: it is refused.</summary>
    public static readonly byte[] Unreadable = "<broken/>"u8.ToArray();

    /// <summary>The address of a page about these.</summary>
    public string In(string route) => route.Replace("{group}", Group, StringComparison.Ordinal).Replace("{letter}", Letter.ToString(), StringComparison.Ordinal)
        .Replace("{proposal}", Proposal.ToString(), StringComparison.Ordinal).Replace("{replay}", Replay.ToString(), StringComparison.Ordinal);

    /// <summary>A group, a message of it, a proposal to discard it and a replay of another that has finished.</summary>
    public static async Task<FailedMessages> ProposedAsync(RunningConsole console)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var landed = await FailAsync(console, Concern);
        var ann = new Operator("ann", OperatorRights.See | OperatorRights.Replay | OperatorRights.Discard);
        var replay = await console.Get<DeadLetterCommands>().ReplayAsync(ann, landed.ToString(), "mended", cancellation);
        await FinishedAsync(console, replay.Id);
        var letter = await FailAsync(console, Concern);
        var proposal = await console.Get<TwoPersonProposals>().ProposeDiscardAsync(ann, letter.ToString(), "sent by mistake", cancellation);
        return new FailedMessages(await GroupOfAsync(console, letter), letter, proposal.Id, replay.Id);
    }

    /// <summary>The hub fails on it, as a version with a bug would; the version that runs has none.</summary>
    public static async Task<Guid> FailAsync(RunningConsole console, byte[] body)
    {
        var (_, adapters) = BrokenTranslator.Police();
        var broken = new Flow(console.Get<Agreement>(), console.Get<ReceivingLimits>(), console.Get<KeyRing>(), new Normalizer(adapters), console.Get<Recorder>(), console.Get<WatchedFlow>(), console.Clock);
        var id = Guid.NewGuid().ToString();
        await broken.AcceptAsync(RunningFlow.Delivered(Police, "concern", body, id) with { ContentType = "application/xml" }, TestContext.Current.CancellationToken);
        return await NewestAsync(console);
    }

    /// <summary>The broker gave it up, with its own history of why.</summary>
    public static async Task<Guid> CollectAsync(RunningConsole console, byte[] body, string diedIn = "hub.in.police")
    {
        await console.Get<CollectionWriter>().WriteAsync(
        [
            new Collected
            {
                FoundIn = "hub.dead-letter",
                Body = body,
                Deaths = [new Death(diedIn, "delivery_limit", "hub.in", "police.northshire.concern")],
                Properties = new CollectedProperties
                {
                    Exchange = "hub.dead-letter",
                    RoutingKey = "police.northshire.concern",
                    MessageId = Guid.NewGuid().ToString(),
                    ContentType = "application/xml",
                    Headers = new Dictionary<string, string>
                    {
                        ["x-first-death-exchange"] = "hub.in",
                        ["x-death"] = string.Create(CultureInfo.InvariantCulture, $"[{{count: 21, reason: delivery_limit, queue: {diedIn}, exchange: hub.in, routing-keys: [police.northshire.concern]}}, {{count: 1, reason: rejected, queue: child of somebody, exchange: x}}]"),
                        ["x-told"] = "a header of Evidently-Madeup",
                    },
                },
            },
        ], TestContext.Current.CancellationToken);
        return await NewestAsync(console);
    }

    public static async Task<string> GroupOfAsync(RunningConsole console, Guid letter) => DeadLetterGroup.IdOf(await console.Get<DeadLetterQueries>().FingerprintOfAsync(letter, TestContext.Current.CancellationToken));

    public static Task FinishedAsync(RunningConsole console, Guid replay) => SafeguardingHub.Sandbox.Condition.MetAsync(
        "the replay has finished", TimeSpan.FromSeconds(30), async cancellation => (await console.Get<DeadLetterQueries>().ReplayAsync(replay, cancellation)).FinishedAt is not null, TestContext.Current.CancellationToken);

    private static async Task<Guid> NewestAsync(RunningConsole console)
    {
        await using var context = console.Get<IHubStore>().Open();
        return await context.DeadLetters.OrderByDescending(row => row.Sequence).Select(row => row.Id).FirstAsync(TestContext.Current.CancellationToken);
    }
}
