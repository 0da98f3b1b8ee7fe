using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters;

/// <summary>
/// Translates one agency format, both ways. An adapter does no input or output, reads no clock, keeps no state and is safe
/// to call from several threads; it may also live in an assembly outside this project.
/// </summary>
public interface IAgencyAdapter
{
    /// <summary>The format's name in the agreement file, such as <c>police-xml</c>.</summary>
    string Format { get; }

    /// <summary>The media types it reads and writes; the first is written when an agency does not choose.</summary>
    IReadOnlyList<string> ContentTypes { get; }

    /// <summary>Reads a message. Never throws for what a partner sent: whatever is wrong with it is in the result.</summary>
    TranslationResult Translate(IncomingMessage message);

    /// <summary>Writes a message for an agency, valid against the published schema of its format.</summary>
    /// <param name="outgoing">Already filtered: everything in it may be shown to the recipient.</param>
    /// <param name="contentType">One of <see cref="ContentTypes"/>.</param>
    ComposedMessage Compose(Outgoing outgoing, string contentType);
}

/// <summary>The kinds of message an agency may send.</summary>
public enum MessageKind { Concern, Update, Response, Engagement }

/// <param name="Kind">From the routing key or the intake address, not from the body.</param>
/// <param name="ContentType">As the sender declared it; null when it declared none. A parameter such as <c>charset</c> may follow.</param>
/// <param name="Body">The bytes as they came.</param>
public sealed record IncomingMessage(MessageKind Kind, string? ContentType, ReadOnlyMemory<byte> Body)
{
    public override string ToString() => $"{Kind} of {Body.Length} bytes";
}

/// <param name="ContentType">The media type of <paramref name="Body"/>, without parameters.</param>
/// <param name="Type">The broker property <c>type</c>: <c>referral</c>, <c>update</c>, <c>receipt</c>, <c>rejection</c>, <c>feedback</c> or <c>chase</c>.</param>
public sealed record ComposedMessage(string ContentType, string Type, ReadOnlyMemory<byte> Body)
{
    public override string ToString() => $"{Type} of {Body.Length} bytes";
}
