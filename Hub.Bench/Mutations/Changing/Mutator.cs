namespace SafeguardingHub.Bench.Mutations.Changing;

/// <summary>Makes changed messages: first a change that knows the format's structure, more often than not, then changes of bare bytes.</summary>
internal sealed class Mutator(FormatExamples examples, ulong seed)
{
    private const int MostByteChanges = 5;

    public Mutant Make(long index)
    {
        var chance = Chance.Of(seed, index);
        var example = chance.Any(examples.All);
        var body = example.Body;
        var changes = new List<string>();
        if (!chance.OneIn(4))
        {
            var change = chance.Any(StructureChanges.All);
            body = change.Apply(example, examples, chance);
            changes.Add(change.Name);
        }

        var more = changes.Count > 0 && !chance.OneIn(3) ? 0 : 1 + (chance.OneIn(2) ? 0 : chance.Below(MostByteChanges));
        for (var time = 0; time < more; time++)
        {
            var change = chance.Any(ByteChanges.All);
            body = change.Apply(body, example.IsXml, chance);
            changes.Add(change.Name);
        }

        if (chance.OneIn(20))
        {
            var change = chance.Any(EncodingChanges.All);
            body = change.Apply(body);
            changes.Add(change.Name);
        }

        return new Mutant(example, chance.OneIn(30) ? null : example.ContentType, body, changes);
    }
}
