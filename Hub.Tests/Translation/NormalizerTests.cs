using System.Text;
using Microsoft.Extensions.Time.Testing;
using SafeguardingHub.Adapters;
using SafeguardingHub.Agreements;
using SafeguardingHub.Receiving;
using SafeguardingHub.Schemas.Canonical;
using SafeguardingHub.Translation;

namespace SafeguardingHub.Tests.Translation;

public sealed class NormalizerTests
{
    private static readonly ReceivingLimits Limits = new() { MostProblems = 3 };
    private readonly FakeTimeProvider time = new();

    [Fact]
    public async Task A_translation_that_overruns_its_time_is_refused_and_the_next_one_goes_through()
    {
        using var end = new ManualResetEventSlim();
        using var begun = new ManualResetEventSlim();
        var adapter = new FakeAdapter(message =>
        {
            if (message.Body.Span.SequenceEqual("slow"u8))
            {
                begun.Set();
                end.Wait(TimeSpan.FromSeconds(60));
            }

            return Refused(Problems.NoChild.Whole());
        });
        var normalizer = new Normalizer([adapter]);

        var slow = normalizer.TranslateAsync(Message("slow"), Limits, time);
        begun.Wait(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        while (!slow.IsCompleted)
        {
            time.Advance(Limits.LongestTranslation / 10);
            await Task.Yield();
        }

        Assert.Equal([Problems.TookTooLong.Whole()], ReasonsOf(await slow));
        Assert.Equal(1, normalizer.Overrun);
        Assert.Equal([Problems.NoChild.Whole()], ReasonsOf(await normalizer.TranslateAsync(Message("quick"), Limits, time)));
        end.Set();
        await SafeguardingHub.Sandbox.Condition.MetAsync("it has ended", TimeSpan.FromSeconds(30), () => normalizer.Overrun == 0, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_machine_that_stood_still_has_no_message_refused()
    {
        using var end = new ManualResetEventSlim();
        using var begun = new ManualResetEventSlim();
        var normalizer = new Normalizer([new FakeAdapter(_ =>
        {
            begun.Set();
            end.Wait(TimeSpan.FromSeconds(60));
            return Refused(Problems.NoChild.Whole());
        })]);

        var waiting = normalizer.TranslateAsync(Message("good"), Limits, time);
        begun.Wait(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        time.Advance(TimeSpan.FromHours(1));
        end.Set();

        Assert.Equal([Problems.NoChild.Whole()], ReasonsOf(await waiting));
    }

    [Fact]
    public async Task A_fault_of_the_adapter_is_still_an_exception() => await Assert.ThrowsAsync<NotSupportedException>(
        () => new Normalizer([new FakeAdapter(_ => throw new NotSupportedException())]).TranslateAsync(Message("x"), Limits, time));

    [Fact]
    public async Task More_problems_than_the_limit_are_told_as_one_with_the_first_of_them()
    {
        MessageProblem[] many = [.. Enumerable.Range(0, 4).Select(number => Problems.UnknownCode.At($"/{number}"))];

        var refused = ReasonsOf(await new Normalizer([new FakeAdapter(_ => Refused(many))]).TranslateAsync(Message("x"), Limits, time));
        var concern = ReasonsOf(await new Normalizer([new FakeAdapter(_ => new TranslationResult.TranslatedConcern(TestData.Concern(), many[..2], ["/a", "/b"]))]).TranslateAsync(Message("x"), Limits, time));

        Assert.Equal([Problems.TooMuchWrong.Whole(), .. many[..3]], refused);
        Assert.Equal([Problems.TooMuchWrong.Whole(), .. many[..2]], concern);
    }

    [Fact]
    public async Task A_pointer_made_long_on_purpose_is_cut()
    {
        var kept = ReasonsOf(await new Normalizer([new FakeAdapter(_ => Refused(Problems.UnknownCode.At('/' + new string('x', 10_000))))]).TranslateAsync(Message("x"), Limits, time));

        Assert.InRange(Assert.Single(kept).Pointer.Length, 100, 600);
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData("", false)]
    [InlineData("fake/xml; charset=utf-8", false)]
    [InlineData("application/octet-stream", false)]
    [InlineData("text/json", false)]
    [InlineData("application/cloudevents+json", true)]
    [InlineData("image/png", true)]
    [InlineData("no such thing ; ; ;", true)]
    public async Task A_content_type_of_another_format_or_of_no_message_is_refused_by_name(string? contentType, bool foreign)
    {
        var normalizer = new Normalizer([.. AgencyAdapters.BuiltIn.Where(adapter => adapter.Format != FakeAdapter.Name), new FakeAdapter(_ => Refused(Problems.NoChild.Whole()))]);

        var reasons = ReasonsOf(await normalizer.TranslateAsync(Message("x", contentType), Limits, time));

        Assert.Equal([(foreign ? Problems.UnknownContentType : Problems.NoChild).Whole()], reasons);
    }

    private static TranslationResult Refused(params MessageProblem[] reasons) => new TranslationResult.Untranslatable(reasons);

    private static IReadOnlyList<MessageProblem> ReasonsOf(TranslationResult result) => Assert.IsType<TranslationResult.Untranslatable>(result).Reasons;

    private static Received Message(string body, string? contentType = null)
    {
        var agreement = AgreementFile.Read(AgreementFile.Northshire()).Agreement!;
        var sender = agreement.Agencies.First(agency => agency.Kind == "police");
        var delivered = new Delivered { Channel = "queue", Sender = sender.Id, Message = "concern", ContentType = contentType, Body = Encoding.UTF8.GetBytes(body) };
        return new Received
        {
            Id = Guid.NewGuid(),
            At = TestData.RaisedAt,
            Delivered = delivered,
            WholeBytes = body.Length,
            Sender = sender with { Format = FakeAdapter.Name },
            Kind = MessageKind.Concern,
            AnsweredMessageId = "1",
            IdempotencyKey = Guid.NewGuid(),
            BodyIndex = Guid.NewGuid(),
            Problems = [],
        };
    }

    private sealed class FakeAdapter(Func<IncomingMessage, TranslationResult> translate) : IAgencyAdapter
    {
        public const string Name = "fake";

        public string Format => Name;

        public IReadOnlyList<string> ContentTypes { get; } = ["fake/xml"];

        public TranslationResult Translate(IncomingMessage message) => translate(message);

        public ComposedMessage Compose(Outgoing outgoing, string contentType) => throw new NotSupportedException();
    }
}
