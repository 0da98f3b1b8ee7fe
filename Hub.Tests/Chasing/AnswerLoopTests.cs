using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using SafeguardingHub.Chasing;
using SafeguardingHub.Delivery;
using SafeguardingHub.Engagement;
using SafeguardingHub.Persistence;
using SafeguardingHub.Persistence.Rows;
using SafeguardingHub.Tests.Fixtures;
using static SafeguardingHub.Tests.Chasing.Answering;
using static SafeguardingHub.Tests.TestData;

namespace SafeguardingHub.Tests.Chasing;

/// <summary>The loop applies what was recorded: once, in order, and on after the store was away.</summary>
public sealed class AnswerLoopTests(DatabaseFixture databases)
{
    private static readonly string[] InOrder = ["referral-acknowledged", "information-requested", "referral-accepted", "outcome-given"];

    [Fact]
    public async Task Answers_are_applied_once_in_their_order_though_the_store_fails_meanwhile()
    {
        await using var hub = await RunningFlow.StartAsync(DatabaseKind.Sqlite, databases);
        var concern = await RaiseAsync(hub);
        var store = new FailingStore(hub.Store) { FailuresLeft = 3 };
        var applier = new AnswerApplier(store, hub.Agreement, hub.Keys, new ChildsWork(), hub.Time, NullLogger<AnswerApplier>.Instance);
        var (signal, delivery) = (new ChasingSignal(), new DeliverySignal());
        using var loop = new AnswerLoop(applier, signal, delivery, store, TimeProvider.System, NullLogger<AnswerLoop>.Instance);
        await loop.StartAsync(TestContext.Current.CancellationToken);
        foreach (var kind in new[] { "acknowledged", "needs-information", "accepted", "outcome" })
        {
            await hub.SendAsync(SocialCare, "response", Answer(kind, concern.Reference!.Value), kind);
            signal.Raise();
        }

        while ((await hub.RowsAsync<RecordedAnswerRow>()).Any(row => row.AppliedAt is null))
        {
            await Task.Yield();
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
        }

        await loop.StopAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, store.FailuresLeft);
        Assert.Equal(InOrder, (await TimelineAsync(hub)).Where(InOrder.Contains));
        Assert.Equal((SocialCare.ToString(), "accepted"), ((await ReferralAsync(hub)).Holder, (await ReferralAsync(hub)).Phase));
        Assert.Equal(4, (await hub.RowsAsync<OutboxRow>()).Count(row => row.Type == "feedback"));
    }

    /// <summary>Away a few times, as a database that is started anew.</summary>
    private sealed class FailingStore(IHubStore inner) : IHubStore
    {
        public int FailuresLeft { get; set; }

        public int ConcurrentWriters => inner.ConcurrentWriters;

        public HubDbContext Open() => inner.Open();

        public Task MigrateAsync(CancellationToken cancellation) => inner.MigrateAsync(cancellation);

        public Task<bool> CanConnectAsync(CancellationToken cancellation) => inner.CanConnectAsync(cancellation);

        public Task<DateTimeOffset?> ReadClockAsync(HubDbContext context, CancellationToken cancellation) => inner.ReadClockAsync(context, cancellation);

        public Task<IDbContextTransaction> BeginWriteAsync(HubDbContext context, CancellationToken cancellation)
        {
            if (FailuresLeft > 0)
            {
                FailuresLeft--;
                throw new TimeoutException();
            }

            return inner.BeginWriteAsync(context, cancellation);
        }

        public Task LockAsync(HubDbContext context, IReadOnlyCollection<Guid> indexes, CancellationToken cancellation) => inner.LockAsync(context, indexes, cancellation);

        public Task WriteAsync(HubDbContext context, NewRows rows, CancellationToken cancellation) => inner.WriteAsync(context, rows, cancellation);

        public Task<IReadOnlyList<OutboxRow>> ClaimOutboxAsync(HubDbContext context, DateTimeOffset now, TimeSpan lease, int most, CancellationToken cancellation) =>
            inner.ClaimOutboxAsync(context, now, lease, most, cancellation);

        public Task<IReadOnlyList<ObligationRow>> ClaimDueAsync(HubDbContext context, IReadOnlyCollection<Guid> concerns, DateTimeOffset now, CancellationToken cancellation) =>
            inner.ClaimDueAsync(context, concerns, now, cancellation);

        public Task<IReadOnlyList<MailRow>> ClaimMailsAsync(HubDbContext context, DateTimeOffset now, TimeSpan lease, int most, CancellationToken cancellation) =>
            inner.ClaimMailsAsync(context, now, lease, most, cancellation);

        public bool IsUniqueViolation(Exception failure) => inner.IsUniqueViolation(failure);

        public bool IsUnavailable(Exception failure) => failure is TimeoutException || inner.IsUnavailable(failure);
    }
}
