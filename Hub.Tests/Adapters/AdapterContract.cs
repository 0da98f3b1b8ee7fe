using System.Text;
using System.Text.Json;
using SafeguardingHub.Adapters;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Tests.Adapters;

/// <summary>
/// What every adapter has to keep, proven over every example of its format. A new format is a sub-class and its examples:
/// <c>examples/&lt;kind&gt;-&lt;name&gt;.&lt;ext&gt;</c>, and <c>examples/invalid/</c> with <c>&lt;file&gt;.expected.json</c> beside each.
/// </summary>
public abstract class AdapterContract
{
    private static readonly JsonSerializerOptions CaseBlind = new() { PropertyNameCaseInsensitive = true };

    public abstract IAgencyAdapter Adapter { get; }

    /// <summary>The folder of the published schema below <c>Schemas/</c>, such as <c>PoliceXml/V1</c>.</summary>
    protected abstract string Folder { get; }

    /// <summary>The codes this adapter can give; each has an example under <c>examples/invalid/</c>.</summary>
    protected abstract IReadOnlyList<ProblemKind> CodesGiven { get; }

    protected abstract string ContentTypeOf(string file);

    /// <summary>Empty when the bytes are valid against the published schema of the format.</summary>
    protected abstract IReadOnlyList<string> SchemaErrors(string contentType, ReadOnlyMemory<byte> body);

    /// <summary>
    /// Each leaf of a message (element text, attribute, JSON value), where it stands in the adapter's own pointer notation,
    /// its text, and the whole message with that leaf changed to something else of the same type.
    /// </summary>
    protected abstract IEnumerable<Leaf> Leaves(string contentType, byte[] body);

    protected sealed record Leaf(string Pointer, string Text, byte[] MessageWithOtherValue);

    protected sealed record Expected(string Outcome, IReadOnlyList<ExpectedProblem> Problems);

    protected sealed record ExpectedProblem(string Code, string Pointer);

    private string ExamplesFolder => Path.Combine(RepositoryFiles.Schemas, Folder, "examples");

    private IEnumerable<Example> Examples => Directory.EnumerateFiles(ExamplesFolder).Order(StringComparer.Ordinal)
        .Select(file => new Example(Path.GetFileName(file), KindOf(file), ContentTypeOf(file), File.ReadAllBytes(file)));

    private sealed record Example(string Name, MessageKind Kind, string ContentType, byte[] Body)
    {
        public IncomingMessage Message => new(Kind, ContentType, Body);
    }

    [Fact]
    public void Every_example_is_translated_as_approved()
    {
        foreach (var example in Examples)
        {
            Approval.Matches($"Hub.Tests/Adapters/Golden/{Folder}/{example.Name}.canonical.json", Describe(Adapter.Translate(example.Message)));
        }
    }

    [Fact]
    public void Every_example_is_valid_against_the_published_schema() =>
        AssertNone(Examples.SelectMany(example => SchemaErrors(example.ContentType, example.Body).Select(error => $"{example.Name}: {error}")));

    [Fact]
    public void There_are_examples_of_what_matters()
    {
        string[] wanted = ["concern-minimal", "concern-full", "concern-siblings", "concern-unborn", "concern-no-nhs-number", "concern-restricted-address", "concern-suspect-and-victim", "concern-wales", "concern-scotland", "update-",
            "response-acknowledged", "response-accepted", "response-declined", "response-redirected", "response-needs-information", "response-outcome", "response-closed",
            "engagement-was-not-brought", "engagement-child-reached-out"];
        AssertNone(wanted.Where(start => !Examples.Any(example => example.Name.StartsWith(start, StringComparison.Ordinal))));
    }

    [Fact]
    public void Translating_twice_gives_the_same() =>
        AssertNone(Examples.Where(example => Describe(Adapter.Translate(example.Message)) != Describe(Adapter.Translate(example.Message))).Select(example => example.Name));

    [Fact]
    public void Every_source_field_is_carried_or_listed_as_not_carried()
    {
        var lost = new List<string>();
        foreach (var example in Examples)
        {
            var original = Adapter.Translate(example.Message);
            var asItWas = Describe(original);
            foreach (var leaf in Leaves(example.ContentType, example.Body))
            {
                var listed = NotCarriedOf(original).Any(pointer => leaf.Pointer == pointer
                    || (leaf.Pointer.StartsWith(pointer, StringComparison.Ordinal) && leaf.Pointer[pointer.Length] is '/' or '.' or '[' or '@'));
                if (!listed && Describe(Adapter.Translate(example.Message with { Body = leaf.MessageWithOtherValue })) == asItWas)
                {
                    lost.Add($"{example.Name}: {leaf.Pointer}");
                }
            }
        }

        AssertNone(lost);
    }

    [Fact]
    public void Problems_never_repeat_a_value_of_the_message()
    {
        var leaks = new List<string>();
        foreach (var (name, kind, contentType, body) in Examples.Select(e => (e.Name, e.Kind, e.ContentType, e.Body)))
        {
            var result = Adapter.Translate(new IncomingMessage(kind, contentType, body));
            var said = string.Join('\n', ProblemsOf(result).Select(p => $"{p.Pointer} {p.Text}").Concat(NotCarriedOf(result)));
            leaks.AddRange(Leaves(contentType, body).Where(leaf => leaf.Text.Length >= 6 && leaf.Text.Any(char.IsDigit) && said.Contains(leaf.Text, StringComparison.OrdinalIgnoreCase))
                .Select(leaf => $"{name}: {leaf.Pointer}"));
        }

        AssertNone(leaks);
    }

    [Fact]
    public void Every_invalid_example_gives_the_expected_codes_and_places()
    {
        var wrong = new List<string>();
        foreach (var file in InvalidFiles())
        {
            var expected = JsonSerializer.Deserialize<Expected>(File.ReadAllText(file + ".expected.json"), CaseBlind)!;
            var result = Adapter.Translate(new IncomingMessage(KindOf(file), ContentTypeOf(file), File.ReadAllBytes(file)));
            var outcome = result is TranslationResult.Untranslatable ? "untranslatable" : "translated";
            var got = ProblemsOf(result).Select(p => new ExpectedProblem(p.Code, p.Pointer)).ToList();
            if (outcome != expected.Outcome || expected.Problems.Except(got).Any())
            {
                wrong.Add($"{Path.GetFileName(file)}: expected {expected.Outcome} {string.Join(' ', expected.Problems)}, got {outcome} {string.Join(' ', got)}");
            }
        }

        AssertNone(wrong);
    }

    [Fact]
    public void Every_code_it_can_give_has_an_example()
    {
        var shown = InvalidFiles().SelectMany(file => JsonSerializer.Deserialize<Expected>(File.ReadAllText(file + ".expected.json"), CaseBlind)!.Problems).Select(p => p.Code).ToHashSet();
        AssertNone(CodesGiven.Select(kind => kind.Code).Except(shown));
    }

    [Fact]
    public void It_gives_only_codes_it_declares()
    {
        var declared = CodesGiven.Select(kind => kind.Code).ToHashSet();
        var files = Examples.Select(e => e.Message).Concat(InvalidFiles().Select(file => new IncomingMessage(KindOf(file), ContentTypeOf(file), File.ReadAllBytes(file))));
        AssertNone(files.SelectMany(message => ProblemsOf(Adapter.Translate(message))).Select(p => p.Code).Where(code => !declared.Contains(code)).Distinct());
    }

    [Fact]
    public void An_empty_message_is_refused_as_empty()
    {
        foreach (var kind in Enum.GetValues<MessageKind>())
        {
            var refused = Assert.IsType<TranslationResult.Untranslatable>(Adapter.Translate(new IncomingMessage(kind, Adapter.ContentTypes[0], Array.Empty<byte>())));
            Assert.Equal(Problems.Empty.Code, Assert.Single(refused.Reasons).Code);
        }
    }

    [Fact]
    public void A_message_cut_off_at_any_kilobyte_is_refused()
    {
        foreach (var example in Examples)
        {
            foreach (var length in Enumerable.Range(0, (example.Body.Length / 1024) + 1).Select(kilobyte => (kilobyte * 1024) + 1).Where(length => length < example.Body.Length - 2))
            {
                Assert.IsType<TranslationResult.Untranslatable>(Adapter.Translate(example.Message with { Body = example.Body.AsMemory(0, length) }));
            }
        }
    }

    [Fact]
    public void Flipped_bytes_never_make_it_throw()
    {
        var random = new Random(20260310);
        foreach (var example in Examples)
        {
            for (var round = 0; round < 200; round++)
            {
                var flipped = (byte[])example.Body.Clone();
                for (var flips = random.Next(1, 4); flips > 0; flips--)
                {
                    flipped[random.Next(flipped.Length)] ^= (byte)(1 << random.Next(8));
                }

                Assert.NotNull(Adapter.Translate(example.Message with { Body = flipped }));
            }
        }
    }

    [Fact]
    public void Bytes_in_another_encoding_are_refused_or_read_never_garbled()
    {
        foreach (var example in Examples)
        {
            var latin1 = (byte[])example.Body.Clone();
            var letter = Array.FindLastIndex(latin1, b => b == (byte)'e');
            latin1[letter] = 0xE9;
            var refused = Assert.IsType<TranslationResult.Untranslatable>(Adapter.Translate(example.Message with { Body = latin1 }));
            Assert.Equal(Problems.WrongEncoding.Code, refused.Reasons[0].Code);
        }
    }

    [Fact]
    public void Nesting_without_end_is_refused()
    {
        var deep = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(Adapter.ContentTypes[0].Contains("xml", StringComparison.Ordinal) ? "<a>" : "[", 10_000)));
        Assert.IsType<TranslationResult.Untranslatable>(Adapter.Translate(new IncomingMessage(MessageKind.Concern, Adapter.ContentTypes[0], deep)));
    }

    [Fact]
    public void Whatever_it_composes_is_valid_against_the_published_schema()
    {
        var errors = from contentType in Adapter.ContentTypes
                     from sample in TestData.OutgoingSamples(Recipient)
                     let composed = Adapter.Compose(sample.Message, contentType)
                     from error in SchemaErrors(composed.ContentType, composed.Body)
                     select $"{contentType} {sample.Name}: {error}";
        AssertNone(errors);
    }

    [Fact]
    public void Whatever_it_composes_is_as_approved_and_shown_to_partners()
    {
        foreach (var contentType in Adapter.ContentTypes)
        {
            foreach (var (name, message) in TestData.OutgoingSamples(Recipient))
            {
                var composed = Adapter.Compose(message, contentType);
                var extension = contentType.Contains("xml", StringComparison.Ordinal) ? "xml" : "json";
                Assert.Equal(contentType, composed.ContentType);
                Assert.Equal(name.Split('-')[0], composed.Type);
                Approval.Matches($"Schemas/{Folder}/examples/out/{name}.{extension}", Encoding.UTF8.GetString(composed.Body.Span));
            }
        }
    }

    /// <summary>What a partner answers is read in one format and written in another: nothing may be lost between them.</summary>
    [Fact]
    public void Feedback_says_everything_that_was_answered()
    {
        string[] wanted =
        [
            TestData.Reference.ToString(), "social-care.northshire", "Sam", "Workerby", "Social worker", "SW-1001", "01632 960010", "SCR-77", "SCR-70", "Discussed with the family.", "Full this month.", "charity.harbour",
            "the young people's team", "Which school is she at now?", "2026-03-11T12:00:00", "A plan was made with her.", "2026-03-20", "She has moved to her aunt's.", "Alex", "Managerly", "2026-03-31", "Ring the duty line, any time.",
            "2026-03-12", "2026-03-12T14:30:00", "NRM-2026-1234", "Agreed to a joint visit.", "child-1", "2026-03-10T09:16:00", "2026-03-10T11:00:00", "2026-03-10T16:00:00", "2026-03-13T10:00:00",
            "send what was asked for", "2026-03-12T17:00:00", "answer.note (restricted)", "Northshire children's services", "Duty team",
        ];
        AssertSaid(TestData.Feedback(Recipient, TestData.FullResponse()), wanted);
    }

    [Fact]
    public void Feedback_says_everything_that_happened_with_the_child()
    {
        string[] wanted =
        [
            TestData.Reference.ToString(), "Kit", "Helperson", "I was scared to come.", "Thursday after school", "text first", "the library", "Kit and nobody else", "2026-03-19T15:45:00", "Waited an hour.", "has a bed for now",
            "2026-04-20", "HB-EV-9", "HB-EV-8", "child-1", "2026-03-12T16:00:00",
        ];
        AssertSaid(TestData.Feedback(Recipient, TestData.FullEngagement()), wanted);
    }

    [Fact]
    public void A_chase_says_what_is_owed_and_nothing_of_the_child()
    {
        string[] wanted = [TestData.Reference.ToString(), "decide", "Decide what happens next.", "2026-03-11T17:00:00", "Working Together to Safeguard Children 2023", "team-manager"];
        AssertSaid(TestData.Chase(Recipient), wanted);
    }

    private void AssertSaid(Outgoing message, IReadOnlyList<string> wanted)
    {
        foreach (var contentType in Adapter.ContentTypes)
        {
            var text = PlainText(Adapter.Compose(message, contentType));
            AssertNone(wanted.Where(word => !text.Contains(word, StringComparison.Ordinal)).Select(word => $"{contentType}: {word}"));
        }
    }

    [Fact]
    public void A_referral_says_everything_the_recipient_may_see()
    {
        string[] wanted =
        [
            "Ari", "Testerley", "2011-05-04", "Azi", "9990000018", "A950000178301", "1 Sample Street", "ZZ99 3WZ", "9 Former Row", "07700 900001", "school days 13:00 to 14:00",
            "older cousin sees the phone", "ari@example.test", "Northshire Academy", "Harbour Road Surgery", "Bo", "2014-09-30", "Chris", "mother", "known as Ace", "older boyfriend", "about 25",
            "sleeping on a friend's sofa", "asks for a clinic visit", "I just want somewhere to sleep.", "Not to involve my aunt.", "text on Thursday", "Missing twice this month.", "Threats by text.",
            "An adult she met online has been sending her gifts.", "would put her at risk", "NC-88123", "Found with two older boys and a second phone.", "NRM-TBC", "Robin", "Exampleman", "C4321", "01632 960001",
            "Northshire Constabulary", "child.addresses (restricted)", "A child is likely to be suffering significant harm.", "decide what happens next", TestData.Reference.ToString(), "police.northshire",
        ];
        foreach (var contentType in Adapter.ContentTypes)
        {
            var text = PlainText(Adapter.Compose(TestData.Referral(Recipient, TestData.FullConcern()), contentType));
            AssertNone(wanted.Where(word => !text.Contains(word, StringComparison.Ordinal)).Select(word => $"{contentType}: {word}"));
        }
    }

    protected virtual AgencyId Recipient => AgencyId.Parse("charity.harbour");

    /// <summary>The composed text with escapes undone, so that words can be looked for in it.</summary>
    protected abstract string PlainText(ComposedMessage composed);

    private IEnumerable<string> InvalidFiles() => Directory.EnumerateFiles(Path.Combine(ExamplesFolder, "invalid"))
        .Where(file => !file.EndsWith(".expected.json", StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    private static MessageKind KindOf(string file) => Enum.Parse<MessageKind>(Path.GetFileName(file).Split('-')[0], ignoreCase: true);

    private static IReadOnlyList<MessageProblem> ProblemsOf(TranslationResult result) => result switch
    {
        TranslationResult.TranslatedConcern concern => concern.Warnings,
        TranslationResult.TranslatedUpdate update => update.Warnings,
        TranslationResult.TranslatedResponse response => response.Warnings,
        TranslationResult.TranslatedEngagement engagement => engagement.Warnings,
        TranslationResult.Untranslatable refused => refused.Reasons,
        _ => throw new InvalidOperationException("A result of another kind."),
    };

    private static IReadOnlyList<string> NotCarriedOf(TranslationResult result) => result switch
    {
        TranslationResult.TranslatedConcern concern => concern.NotCarried,
        TranslationResult.TranslatedUpdate update => update.NotCarried,
        TranslationResult.TranslatedResponse response => response.NotCarried,
        TranslationResult.TranslatedEngagement engagement => engagement.NotCarried,
        _ => [],
    };

    private static string Describe(TranslationResult result)
    {
        var json = CanonicalJson.Indented;
        var content = result switch
        {
            TranslationResult.TranslatedConcern concern => JsonSerializer.Serialize(concern.Concern, json.Concern),
            TranslationResult.TranslatedUpdate update => JsonSerializer.Serialize(update.Update, json.ConcernUpdate),
            TranslationResult.TranslatedResponse response => JsonSerializer.Serialize(response.Response, json.ReferralResponse),
            TranslationResult.TranslatedEngagement engagement => JsonSerializer.Serialize(engagement.Engagement, json.EngagementEvent),
            _ => "untranslatable",
        };
        return $"{content}\n// problems: {JsonSerializer.Serialize(ProblemsOf(result), json.IReadOnlyListMessageProblem)}\n// not carried: {JsonSerializer.Serialize(NotCarriedOf(result), json.IReadOnlyListString)}";
    }

    private static void AssertNone(IEnumerable<string> faults)
    {
        var all = faults.ToList();
        Assert.True(all.Count == 0, string.Join('\n', all.Take(60)) + (all.Count > 60 ? $"\n… and {all.Count - 60} more" : ""));
    }
}
