using Microsoft.EntityFrameworkCore;
using SafeguardingHub.Chasing;
using SafeguardingHub.Recording;
using SafeguardingHub.Sandbox;
using SafeguardingHub.Schemas.Canonical;
using SafeguardingHub.Tests.Fixtures;

namespace SafeguardingHub.Tests.Journeys;

/// <summary>By the real clock: whoever does not answer is chased once for each step, whatever is killed and when.</summary>
[Collection(JourneyTests.Name)]
public sealed class UnansweredReferralsTests(JourneyBroker brokers, DatabaseFixture databases)
{
    private const int Messages = 500;
    private const int Referrals = 1000;
    private const int Steps = 3;

    /// <summary>The last step of the ladder turns to the partnership's office, by mail: a slow machine gets that far.</summary>
    private const string WithoutQueue = "partnership";

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(150);
    private static readonly AgencyId Police = AgencyId.Parse("police.northshire");

    [Fact]
    public async Task Each_is_chased_exactly_once_a_step_though_one_of_two_instances_is_killed()
    {
        using var folder = new TemporaryFolder();
        var agreement = folder["hurried.json"];
        await HurriedAgreement.WriteAsync(agreement);
        await using var hub = await RealHub.PrepareAsync(brokers, databases);
        var instances = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => hub.StartInstanceAsync(("Hub__Agreement", agreement), ("Hub__SweepSeconds", "1"))));
        var body = await File.ReadAllBytesAsync(Path.Combine(RepositoryFiles.Schemas, "PoliceXml/V1/examples/concern-county-lines-arrest.xml"), TestContext.Current.CancellationToken);
        await hub.PublishAsync(Police, Enumerable.Range(0, Messages).Select(number => ($"unanswered-{number}", body)), "application/xml");

        var killed = await MidwayAsync(hub);
        await instances[0].KillAsync();
        await Condition.MetAsync($"every referral was chased {Steps} times", Limit, _ => ChasedAsync(hub), TestContext.Current.CancellationToken);
        await instances[1].KillAsync();

        Assert.InRange(killed, 1, Referrals * Steps - 1);
        await AssertEachStepWasTakenOnceAsync(hub);
    }

    private static async Task<int> MidwayAsync(RealHub hub)
    {
        var taken = 0;
        await Condition.MetAsync(
            "chasing is midway", Limit,
            async _ => (taken = await hub.CountAsync(store => store.Chases.CountAsync())) > Referrals / 2, TestContext.Current.CancellationToken);
        return taken;
    }

    private static async Task<bool> ChasedAsync(RealHub hub) =>
        await hub.CountAsync(store => store.ReceivedMessages.CountAsync()) == Messages
        && await hub.CountAsync(store => store.Obligations.CountAsync(row => row.Name == Owed.Acknowledge && row.Step < Steps - 1)) == 0;

    private static async Task AssertEachStepWasTakenOnceAsync(RealHub hub)
    {
        await using var store = hub.Store.Open();
        var owed = await store.Obligations.AsNoTracking().Where(row => row.Name == Owed.Acknowledge).ToListAsync();
        var taken = await store.Chases.AsNoTracking().ToListAsync();
        Assert.InRange(owed.Count, Referrals, int.MaxValue);
        Assert.All(owed, row => Assert.Equal(Enumerable.Range(0, row.Step + 1), taken.Where(step => step.ObligationId == row.Id).Select(step => step.Step).Order()));

        var keys = hub.Keys;
        var wrapped = await store.DataKeys.AsNoTracking().ToDictionaryAsync(key => key.Id);
        var lines = (await store.Outbox.AsNoTracking().Where(row => row.Type == "chase").ToListAsync())
            .SelectMany(row => ((Chase)keys.Unwrap(wrapped[row.DataKeyId]).Open(row.SealedContent, CanonicalJson.Default.Outgoing, SealedJson.Outgoing(row.MessageId))).Owed
                .Where(line => line.Obligation == Owed.Acknowledge)
                .Select(line => (row.Recipient, line.ReferralId, line.StepName))).ToList();
        Assert.NotEmpty(lines);
        Assert.Equal(lines.Count, lines.Distinct().Count());
        var reached = lines.Select(line => (line.ReferralId, line.StepName)).ToHashSet();
        Assert.Equal(taken.Count(step => step.Stage != WithoutQueue && owed.Any(row => row.Id == step.ObligationId)), reached.Count);

        foreach (var agency in RealHub.Agencies)
        {
            var recipient = agency.ToString();
            var sent = await store.Outbox.Where(row => row.Type == "chase" && row.Recipient == recipient && row.SentAt != null).Select(row => row.MessageId.ToString()).ToListAsync();
            var collected = (await hub.CollectAsync(agency)).Where(message => message.Type == "chase").Select(message => message.MessageId).ToHashSet();
            Assert.Subset(collected, sent.ToHashSet());
        }
    }
}
