using SafeguardingHub.Adapters;
using SafeguardingHub.Routing;
using SafeguardingHub.Schemas.Canonical;
using SafeguardingHub.Translation;

namespace SafeguardingHub.Bench.Messages;

/// <summary>
/// The load: always the same messages in the same order. In each ten, four are from police, three from social care, two from
/// health and one from the charity; in each hundred, one is sent again and one is cut off.
/// </summary>
/// <param name="firstChild">Mixes whose children must differ begin at different ones.</param>
/// <param name="urgent">In the urgent lane, each once and none cut off.</param>
internal sealed class MessageMix(AgreementAndFormats agreed, TimeProvider time, int firstChild, int count, bool urgent = false)
{
    private const int Hundred = 100;
    private const int SentAgainAt = 50;
    private const int CutOffAt = 75;

    /// <summary>Every other duplicate comes soon, while the first may still be in work, and the rest when it is long recorded.</summary>
    private const int SoonAfter = 37;
    private const int LongAfter = 1037;

    private static readonly IReadOnlyList<IReadOnlyList<Example>> Ten =
    [
        Examples.Police, Examples.SocialCare, Examples.Health, Examples.Police, Examples.Charity,
        Examples.SocialCare, Examples.Police, Examples.Health, Examples.SocialCare, Examples.Police,
    ];

    private readonly Normalizer formats = new(agreed.Adapters);
    private readonly Dictionary<Example, IReadOnlyList<AgencyId>> told = [];

    public int Count => count;

    /// <summary>The first child that this mix has nothing to say of.</summary>
    public int NextChild => firstChild + count;

    public IEnumerable<BenchMessage> Messages => Enumerable.Range(0, count).Select(At);

    public BenchMessage At(int position)
    {
        var example = ExampleAt(position);
        return WorthAt(position) switch
        {
            MessageWorth.Duplicate => Concern(example, position - AgainAfter(position)) with { Worth = MessageWorth.Duplicate, Told = [] },
            MessageWorth.Invalid => CutOff(Concern(example, position)),
            _ => Concern(example, position),
        };
    }

    private MessageWorth WorthAt(int position) => (position % Hundred) switch
    {
        _ when urgent => MessageWorth.Concern,
        SentAgainAt => MessageWorth.Duplicate,
        CutOffAt => MessageWorth.Invalid,
        _ => MessageWorth.Concern,
    };

    private static int AgainAfter(int position) => position < LongAfter || position / Hundred % 2 == 0 ? SoonAfter : LongAfter;

    private Example ExampleAt(int position)
    {
        var again = WorthAt(position) == MessageWorth.Duplicate ? AgainAfter(position) : 0;
        var (ten, place) = Math.DivRem(position - again, Ten.Count);
        var examples = Ten[place];
        return examples[(ten + place) % examples.Count];
    }

    private BenchMessage Concern(Example example, int position)
    {
        var child = firstChild + position;
        return new BenchMessage(example.Sender, example.ContentType, $"bench-{child}", example.CaseOf(child), urgent, MessageWorth.Concern, ToldOf(example), example.About(child));
    }

    private static BenchMessage CutOff(BenchMessage message) => message with { Worth = MessageWorth.Invalid, Told = [], Body = message.Body[..(message.Body.Length / 2)] };

    /// <summary>As the hub itself decides it: from this the run knows what has to arrive where.</summary>
    private IReadOnlyList<AgencyId> ToldOf(Example example)
    {
        if (!told.TryGetValue(example, out var agencies))
        {
            var format = agreed.Agreement.Find(example.Sender)!.Format;
            var translated = (TranslationResult.TranslatedConcern)formats.AdapterFor(format).Translate(new IncomingMessage(MessageKind.Concern, example.ContentType, example.About(firstChild)));
            var decision = RecipientList.Decide(translated.Concern, example.Sender, time.GetUtcNow(), KnownOfChild.Nothing, agreed.Agreement);
            told[example] = agencies = [.. decision.Agencies.Where(agency => agency.Sent).Select(agency => agency.Agency)];
        }

        return agencies;
    }
}
