using System.Runtime.CompilerServices;
using SafeguardingHub.Adapters;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Tests.Recovery;

/// <summary>An adapter with a bug of ours in its reading, for as long as it is broken.</summary>
internal sealed class BrokenTranslator(IAgencyAdapter inner) : IAgencyAdapter
{
    /// <summary>True for the messages that it fails on.</summary>
    public Func<IncomingMessage, bool> Breaks { get; set; } = _ => true;

    public string Format => inner.Format;

    public IReadOnlyList<string> ContentTypes => inner.ContentTypes;

    /// <summary>The adapters that come with the hub, the police's with the bug.</summary>
    public static (BrokenTranslator Broken, IReadOnlyList<IAgencyAdapter> Adapters) Police()
    {
        var broken = new BrokenTranslator(AgencyAdapters.BuiltIn.Single(adapter => adapter.Format == "police-xml"));
        return (broken, [.. AgencyAdapters.BuiltIn.Select(adapter => adapter.Format == broken.Format ? broken : adapter)]);
    }

    // The first frame of ours names the group: inlined, this one would be missing once the code is hot.
    [MethodImpl(MethodImplOptions.NoInlining)]
    public TranslationResult Translate(IncomingMessage message) => Breaks(message) ? throw new InvalidTimeZoneException("broken on purpose") : inner.Translate(message);

    public ComposedMessage Compose(Outgoing message, string contentType) => inner.Compose(message, contentType);
}
