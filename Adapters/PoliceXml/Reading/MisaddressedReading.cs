using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.Adapters.PoliceXml.Reading;

/// <summary>Well-formed XML that is not this format, or not what it was sent as.</summary>
internal static class MisaddressedReading
{
    /// <summary>A missing namespace, or another version's, is read as far as it goes; a foreign one is another format.</summary>
    public static MessageProblem? FaultOf(ParsedMessage parsed, MessageKind kind)
    {
        var isOurs = parsed.Namespace.Length == 0 || parsed.Namespace.StartsWith(PpnFormat.NamespaceFamily, StringComparison.Ordinal);
        if (!isOurs || !PpnFormat.Roots.Contains(parsed.Root.Name))
        {
            return Problems.WrongFormat.Whole();
        }

        var wanted = kind switch
        {
            MessageKind.Concern => PpnFormat.Notification,
            MessageKind.Update => PpnFormat.NotificationUpdate,
            MessageKind.Response => PpnFormat.ReferralResponse,
            MessageKind.Engagement => PpnFormat.EngagementEvent,
            _ => throw new ArgumentOutOfRangeException(nameof(kind), "A kind of message that this format has no root for."),
        };
        return parsed.Root.Name == wanted ? null : Problems.WrongKind.At(parsed.Root.Path);
    }
}
