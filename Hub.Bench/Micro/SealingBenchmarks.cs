using BenchmarkDotNet.Attributes;
using SafeguardingHub.Bench.Messages;
using SafeguardingHub.Recording;
using SafeguardingHub.Schemas.Canonical;
using SafeguardingHub.Security;

namespace SafeguardingHub.Bench.Micro;

/// <summary>A concern as JSON under AES-256-GCM, and back.</summary>
public class SealingBenchmarks
{
    private readonly DataKey key = DataKey.Create(Guid.CreateVersion7(Sample.Received));
    private readonly Concern concern = Sample.ConcernOf(Examples.Police[^1]);
    private byte[] bytes = [];
    private byte[] sealedBytes = [];

    [GlobalSetup]
    public void Prepare()
    {
        sealedBytes = Seal();
        bytes = key.Open(sealedBytes, SealedJson.Content(key.Id));
    }

    [Benchmark]
    public byte[] Seal() => key.Seal(concern, CanonicalJson.Default.Concern, SealedJson.Content(key.Id));

    [Benchmark]
    public Concern Open() => key.Open(sealedBytes, CanonicalJson.Default.Concern, SealedJson.Content(key.Id));

    [Benchmark]
    public byte[] SealBytesAlone() => key.Seal(bytes, SealedJson.Content(key.Id));

    [Benchmark]
    public byte[] OpenBytesAlone() => key.Open(sealedBytes, SealedJson.Content(key.Id));
}
