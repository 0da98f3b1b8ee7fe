using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SafeguardingHub.Persistence.Rows;
using SafeguardingHub.Recording;
using SafeguardingHub.Sandbox;
using SafeguardingHub.Schemas;
using SafeguardingHub.Schemas.Canonical;
using SafeguardingHub.Security;
using SafeguardingHub.Tests.Fixtures;

namespace SafeguardingHub.Tests.Journeys;

/// <summary>Every published message, by the command line and over the broker: each comes to what its publication says.</summary>
[Collection(JourneyTests.Name)]
public sealed class MessagePackTests(JourneyBroker brokers, DatabaseFixture databases)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(120);
    private static readonly JsonSerializerOptions CaseBlind = new() { PropertyNameCaseInsensitive = true };

    private static readonly (string Agency, string Format)[] Senders = [("police.northshire", "police-xml"), ("social-care.northshire", "social-care-json"), ("health.northshire", "health-fhir-r4"), ("charity.harbour", "charity-cloudevents")];

    /// <summary>Says of one of the hub's own messages, by its id, that it did not arrive: no pack can know an id that a hub has yet to give.</summary>
    private const string OfOneMessage = "response-did-not-arrive.";

    /// <summary>What a message of a pack is declared to come to.</summary>
    /// <param name="Problems">Code and place, for a message with faults; null for one without.</param>
    private sealed record Packed(string Agency, string Path, bool Refused, IReadOnlyList<(string Code, string Pointer)>? Problems)
    {
        public string File => System.IO.Path.GetFileName(Path);

        public string Kind => File.Split('-')[0];

        public string OnDisk => System.IO.Path.Combine(RepositoryFiles.Schemas, Path);
    }

    private sealed record Declared(string Outcome, IReadOnlyList<DeclaredProblem> Problems);

    private sealed record DeclaredProblem(string Code, string Pointer);

    [Fact]
    public async Task Check_14_each_message_of_the_pack_gives_exactly_its_declared_outcome_by_the_command_line()
    {
        foreach (var (agency, format) in Senders)
        {
            // A command is told no content type: what is of another's is read as the agency's own.
            var pack = Pack(agency, format).Where(message => TypesOf(message.Path, format).Any()).ToList();
            var read = await HubCommand.RunAsync(["translate", .. pack.Select(message => message.OnDisk), "--as", agency, "--json"]);
            var results = JsonDocument.Parse(read.Output).RootElement.EnumerateArray().ToList();

            Assert.Equal(1, read.ExitCode);
            Assert.Equal(pack.Select(message => message.File), results.Select(result => result.GetProperty("file").GetString()));
            Assert.All(pack.Zip(results), each => Assert.Equal(
                (each.First.File, each.First.Refused ? "refused" : each.First.Kind), (each.First.File, each.Second.GetProperty("outcome").GetString())));
            Assert.All(pack.Zip(results).Where(each => each.First.Problems is not null), each => Compare(
                each.First, [.. each.Second.GetProperty("problems").EnumerateArray().Select(problem => (problem.GetProperty("code").GetString()!, problem.GetProperty("pointer").GetString()!))]));
        }
    }

    [Fact]
    public async Task Check_14_each_message_of_the_pack_gives_exactly_its_declared_outcome_over_AMQP()
    {
        await using var hub = await RealHub.PrepareAsync(brokers, databases);
        await hub.StartInstanceAsync();
        var pack = Senders.SelectMany(sender => Pack(sender.Agency, sender.Format)).Where(message => !message.File.StartsWith(OfOneMessage, StringComparison.Ordinal)).ToList();
        // Answers are about a concern, which has to be there, and its sender party to it.
        var references = new Dictionary<string, ConcernReference>();
        foreach (var (agency, format) in Senders)
        {
            references[agency] = await RaisedAsync(hub, agency, format);
        }

        foreach (var same in pack.GroupBy(message => (message.Agency, message.Kind, Type: ContentTypeOf(message))))
        {
            var agency = AgencyId.Parse(same.Key.Agency);
            await hub.PublishAsync(agency, same.Select(message => (IdOf(message), About(message, references[same.Key.Agency]))), same.Key.Type, same.Key.Kind);
        }

        await hub.SettledAsync(pack.Count + Senders.Length);
        await using var context = hub.Store.Open();
        var rows = await context.ReceivedMessages.AsNoTracking().ToListAsync(TestContext.Current.CancellationToken);
        var keys = hub.Keys;
        var wrapped = await context.DataKeys.AsNoTracking().ToDictionaryAsync(row => row.Id, TestContext.Current.CancellationToken);
        var byId = rows.ToDictionary(row => Properties(row, keys, wrapped).AnsweredMessageId);

        Assert.All(pack, message =>
        {
            var row = byId[IdOf(message)];
            Assert.Equal((message.Path, message.Refused), (message.Path, row.Outcome == ReceivedOutcome.Quarantined));
            if (!message.Refused)
            {
                Assert.Contains(row.Outcome, OutcomesOf(message.Kind));
            }

            if (message.Problems is not null)
            {
                Compare(message, [.. Properties(row, keys, wrapped).Problems.Select(problem => (problem.Code, problem.Pointer))]);
            }
        });
        Assert.DoesNotContain(rows, row => row.Outcome == ReceivedOutcome.DeadLetter);
    }

    private static ReceivedOutcome[] OutcomesOf(string kind) => kind switch
    {
        "concern" => [ReceivedOutcome.Recorded],
        "update" => [ReceivedOutcome.UpdateApplied, ReceivedOutcome.WaitingForConcern],
        "response" => [ReceivedOutcome.ResponseApplied],
        _ => [ReceivedOutcome.EngagementApplied],
    };

    private static async Task<ConcernReference> RaisedAsync(RealHub hub, string agency, string format)
    {
        var minimal = Published.Paths.First(path => path.StartsWith($"{Published.FolderOf(format)}/examples/concern-minimal.", StringComparison.Ordinal));
        await hub.PublishAsync(AgencyId.Parse(agency), [($"first-of-{agency}", Published.Read(minimal))], TypeOf(minimal, format));
        ConcernReference reference = default;
        await Condition.MetAsync($"{agency} has raised a concern", Limit, async cancellation =>
        {
            await using var context = hub.Store.Open();
            return ConcernReference.TryParse(await context.Concerns.Where(row => row.RaisedBy == agency).Select(row => row.Reference).FirstOrDefaultAsync(cancellation), out reference);
        }, TestContext.Current.CancellationToken);
        return reference;
    }

    private static IReadOnlyList<Packed> Pack(string agency, string format)
    {
        var folder = Published.FolderOf(format);
        var all = Published.Paths.Where(path => path.StartsWith($"{folder}/examples/", StringComparison.Ordinal) && !path.StartsWith($"{folder}/examples/out/", StringComparison.Ordinal) && !path.EndsWith(".expected.json", StringComparison.Ordinal));
        return [.. all.Select(path => path.Contains("/invalid/", StringComparison.Ordinal) ? Faulty(agency, path) : new Packed(agency, path, Refused: false, null))];
    }

    private static Packed Faulty(string agency, string path)
    {
        var declared = JsonSerializer.Deserialize<Declared>(Published.Read($"{path}.expected.json"), CaseBlind)!;
        return new Packed(agency, path, declared.Outcome == "untranslatable", [.. declared.Problems.Select(problem => (problem.Code, problem.Pointer))]);
    }

    /// <summary>About that concern, byte for byte: some of the pack are no text of any encoding.</summary>
    private static byte[] About(Packed message, ConcernReference reference) =>
        Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(Published.Read(message.Path)).Replace(Published.ExampleReference, reference.ToString(), StringComparison.Ordinal));

    private static string IdOf(Packed message) => $"pack {message.Path}";

    private static string ContentTypeOf(Packed message) => TypeOf(message.Path, Senders.First(sender => sender.Agency == message.Agency).Format);

    private static string TypeOf(string path, string format) => TypesOf(path, format).FirstOrDefault() ?? $"text/{Path.GetExtension(path)[1..]}";

    private static IEnumerable<string> TypesOf(string path, string format) =>
        SafeguardingHub.Adapters.AgencyAdapters.BuiltIn.First(adapter => adapter.Format == format).ContentTypes.Where(type => type.EndsWith(Path.GetExtension(path)[1..], StringComparison.Ordinal));

    private static MessageProperties Properties(ReceivedMessageRow row, KeyRing keys, Dictionary<Guid, DataKeyRow> wrapped) =>
        keys.Unwrap(wrapped[row.DataKeyId]).Open(row.SealedProperties, RecordJson.Default.MessageProperties, SealedJson.Properties(row.Id));

    /// <summary>What it is refused for is what is declared and nothing else; of the warnings those that are declared are there.</summary>
    private static void Compare(Packed message, IReadOnlyList<(string Code, string Pointer)> given)
    {
        Assert.Equal(Refusals(message, message.Problems!), Refusals(message, given));
        Assert.True(message.Problems!.All(given.Contains), $"{message.Path} lacks {string.Join(' ', message.Problems!.Except(given))}");
    }

    private static string Refusals(Packed message, IEnumerable<(string Code, string Pointer)> problems) =>
        $"{message.Path}\n{string.Join('\n', problems.Where(problem => string.CompareOrdinal(problem.Code, "HUB-3") < 0).Distinct().Select(problem => $"{problem.Code} {problem.Pointer}").Order(StringComparer.Ordinal))}";
}
