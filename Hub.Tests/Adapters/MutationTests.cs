using SafeguardingHub.Adapters;
using SafeguardingHub.Bench.Mutations.Changing;
using SafeguardingHub.Bench.Mutations.Judging;
using SafeguardingHub.Schemas.Canonical;
using SafeguardingHub.Translation;

namespace SafeguardingHub.Tests.Adapters;

/// <summary>What <c>./bench mutate</c> does with a million messages, with as many as fit into a test.</summary>
public sealed class MutationTests
{
    private const ulong Seed = 7;
    private const int Messages = 2_000;

    private static readonly AgreementAndFormats Agreed = AgreementAndFormats.Load(null);

    public static TheoryData<string> Formats => [.. FormatExamples.Formats];

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_changed_message_never_crashes_and_never_says_in_silence_that_the_child_is_another(string format)
    {
        var trial = new MutationTrial(FormatExamples.Read(RepositoryFiles.Schemas, format), Seed, Agreed);

        Assert.All(trial.Unchanged(), published => Assert.Null(published.Judged.Fault));
        var judged = Enumerable.Range(0, Messages).Select(index => trial.Mutant(index)).Select(mutant => (mutant, Result: trial.Judge(mutant))).ToList();

        Assert.Empty(judged.Where(each => each.Result.Fault is not null).Select(each => $"{each.mutant}: {each.Result.Fault}"));
        Assert.All(Enum.GetValues<Outcome>(), outcome => Assert.Contains(judged, each => each.Result.Outcome == outcome));
    }

    [Fact]
    public void The_same_seed_makes_the_same_messages_and_another_seed_others()
    {
        var examples = FormatExamples.Read(RepositoryFiles.Schemas, "police-xml");

        Assert.Equal(new Mutator(examples, Seed).Make(41).Body, new Mutator(examples, Seed).Make(41).Body);
        Assert.NotEqual(new Mutator(examples, Seed).Make(41).Body, new Mutator(examples, Seed + 1).Make(41).Body);
    }

    [Fact]
    public void A_fact_that_stands_elsewhere_or_nowhere_is_a_contradiction_and_so_is_one_left_out_in_silence()
    {
        Assert.Null(Contradiction(told: Ari(Born("2011-05-04"))));
        Assert.Equal("born that does not stand there", Contradiction(told: Ari(Born("2012-05-04"))));
        Assert.Equal("born that does not stand there", Contradiction(told: Ari(Born("2012-05-04"), Born("2011-05-04") with { Second = true })));
        Assert.Equal("a second born without a warning", Contradiction(told: Ari(Born("2011-05-04"), Born("2012-05-04") with { Second = true })));
        Assert.Equal("local-number left out in silence", Contradiction(told: Ari(Born("2011-05-04"), new ToldFact(IdentityKind.LocalNumber, "77", "/children/0/id"))));
        Assert.Equal("a child left out in silence", Contradiction(told: [.. Ari(Born("2011-05-04")), .. Ari(Born("2012-05-04"))]));
        Assert.Equal("a child that does not stand there", Contradiction(told: []));
    }

    [Fact]
    public void What_the_sender_is_told_of_is_not_silent_unless_it_is_about_something_else()
    {
        IReadOnlyList<ToldChild> told = Ari(Born("2011-05-04"), new ToldFact(IdentityKind.LocalNumber, "77", "/children/0/id"));

        Assert.Null(Contradiction(told, "/children/0/id"));
        Assert.NotNull(Contradiction(told, "/children/1/id"));
        Assert.NotNull(Contradiction(told, "/children/0/idle"));
        Assert.NotNull(Contradiction(told, ""));
    }

    [Theory]
    [InlineData("9990000018", false)]
    [InlineData("9990000019", true)]
    public void An_NHS_number_with_a_wrong_check_digit_does_not_pass(string number, bool wrong)
    {
        var child = new Child { Identifiers = [new ChildIdentifier { Scheme = IdentifierScheme.NhsNumber, Value = number, Assurance = IdentifierAssurance.Verified }] };

        Assert.Equal(wrong, CanonicalFacts.AnyWrongNhsNumberPasses(child));
    }

    private static ToldFact Born(string day) => new(IdentityKind.Born, day, "/children/0/born");

    private static IReadOnlyList<ToldChild> Ari(params ToldFact[] facts) => [new ToldChild("/children/0", facts, [])];

    private static string? Contradiction(IReadOnlyList<ToldChild> told, params string[] notCarried)
    {
        var concern = new Concern { Origin = new Origin(), Children = [new Child { DateOfBirth = new DateOnly(2011, 5, 4) }], Categories = [], Risk = new Risk { Level = RiskLevel.Low } };
        return IdentityJudge.ContradictionIn(new TranslationResult.TranslatedConcern(concern, [], notCarried), told, new HashSet<string>());
    }
}
