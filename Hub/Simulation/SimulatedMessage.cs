using SafeguardingHub.Receiving;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Simulation;

/// <summary>A message that an agency will send.</summary>
/// <param name="Concern">The number of the concern it raises or is about.</param>
/// <param name="Message"><c>concern</c>, <c>response</c> or <c>engagement</c>.</param>
/// <param name="Id">The sender's; the same twice is the same message sent twice.</param>
/// <param name="Body">Its bytes in the sender's format, once the concern's reference is known.</param>
internal sealed record SimulatedMessage(int Concern, AgencyId Sender, string Message, string Id, string ContentType, bool Urgent, Func<string, byte[]> Body) : PersonalData
{
    public const string Concerned = "concern";

    public Delivered Delivered(string reference) => new()
    {
        Channel = "simulation",
        Sender = Sender,
        Message = Message,
        MessageId = Id,
        ContentType = ContentType,
        Urgent = Urgent,
        Body = Body(reference),
    };
}
