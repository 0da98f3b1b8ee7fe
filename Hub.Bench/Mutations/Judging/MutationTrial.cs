using System.Diagnostics;
using SafeguardingHub.Adapters;
using SafeguardingHub.Agreements;
using SafeguardingHub.Bench.Mutations.Changing;
using SafeguardingHub.Receiving;
using SafeguardingHub.Translation;

namespace SafeguardingHub.Bench.Mutations.Judging;

/// <summary>
/// Lets one changed message of one format take the way of a queue's message up to its recording: the checks of its bytes, the
/// normalizer with the agency's adapter, and the limits of what may be told. Safe for several threads.
/// </summary>
internal sealed class MutationTrial
{
    /// <summary>No message takes longer than this to translate.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    private static readonly ReceivingLimits Limits = new();

    private readonly FormatExamples examples;
    private readonly Mutator mutator;
    private readonly Normalizer normalizer;
    private readonly Agency sender;
    private readonly PlainReading plain;
    private readonly Dictionary<PublishedExample, IReadOnlySet<string>> before;

    public MutationTrial(FormatExamples examples, ulong seed, AgreementAndFormats agreed)
    {
        this.examples = examples;
        mutator = new Mutator(examples, seed);
        normalizer = new Normalizer(agreed.Adapters);
        sender = agreed.Agreement.Agencies.First(agency => agency.Format == examples.Format);
        plain = PlainReader.Of(examples.Format);
        before = examples.All.ToDictionary(example => example, FactsOf);
    }

    public Mutant Mutant(long index) => mutator.Make(index);

    public Judged Judge(Mutant mutant)
    {
        var started = Stopwatch.GetTimestamp();
        TranslationResult result;
        try
        {
            result = Translate(mutant.Kind, mutant.ContentType, mutant.Body);
        }
        catch (Exception crash)
        {
            return new Judged(Outcome.Refused, Stopwatch.GetElapsedTime(started), $"crash: {crash.GetType().Name} in {crash.TargetSite?.DeclaringType?.Name}.{crash.TargetSite?.Name}");
        }

        var took = Stopwatch.GetElapsedTime(started);
        return new Judged(OutcomeOf(result), took, Contradiction(mutant, result));
    }

    /// <summary>The examples as they are published: they contradict nothing.</summary>
    public IEnumerable<(PublishedExample Example, Judged Judged)> Unchanged() =>
        examples.All.Select(example => (example, Judge(new Mutant(example, example.ContentType, example.Body, []))));

    private string? Contradiction(Mutant mutant, TranslationResult result) => CanonicalFacts.ChildrenOf(result) is null
        ? null
        : IdentityJudge.ContradictionIn(result, plain(mutant.Kind, mutant.Body, examples.Names), before[mutant.Example]);

    private TranslationResult Translate(MessageKind kind, string? contentType, byte[] body)
    {
        var fault = BodyChecks.FaultOf(body, Limits);
        return normalizer.Translate(new Received
        {
            Id = Guid.Empty,
            At = DateTimeOffset.UnixEpoch,
            Delivered = new Delivered { Channel = "queue", Sender = sender.Id, Message = kind.ToString(), ContentType = contentType, Body = body },
            WholeBytes = body.Length,
            Sender = sender,
            Kind = kind,
            AnsweredMessageId = "",
            IdempotencyKey = Guid.Empty,
            BodyIndex = Guid.Empty,
            Problems = fault is null ? [] : [fault.Whole()],
        }).Within(Limits);
    }

    private IReadOnlySet<string> FactsOf(PublishedExample example) =>
        (CanonicalFacts.ChildrenOf(Translate(example.Kind, example.ContentType, example.Body)) ?? []).SelectMany(CanonicalFacts.Of).Select(fact => fact.Value).ToHashSet(StringComparer.Ordinal);

    private static Outcome OutcomeOf(TranslationResult result) => result switch
    {
        TranslationResult.Untranslatable => Outcome.Refused,
        TranslationResult.TranslatedConcern { Warnings.Count: 0 } or TranslationResult.TranslatedUpdate { Warnings.Count: 0 } or TranslationResult.TranslatedResponse { Warnings.Count: 0 } or TranslationResult.TranslatedEngagement { Warnings.Count: 0 } => Outcome.Translated,
        _ => Outcome.TranslatedWithWarnings,
    };
}
