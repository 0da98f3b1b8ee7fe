using SafeguardingHub.Adapters;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Tests.SchoolFormat;

/// <summary>
/// A school's note, one <c>word: value</c> a line in UTF-8. It is built outside the hub and named in an agreement file: the
/// proof that a partner can bring a format of its own.
/// </summary>
public sealed class SchoolNoteAdapter : IAgencyAdapter
{
    public string Format => "school-note";

    public IReadOnlyList<string> ContentTypes { get; } = ["text/vnd.school-note"];

    public TranslationResult Translate(IncomingMessage message) => SchoolNote.Read(message.Body.Span, out var note) is { } refused
        ? new TranslationResult.Untranslatable([refused])
        : NoteReading.Read(message.Kind, note);

    public ComposedMessage Compose(Outgoing outgoing, string contentType) => new(contentType, NoteWriting.TypeOf(outgoing), NoteWriting.Write(outgoing));
}
