using SafeguardingHub.Adapters;

namespace SafeguardingHub.Receiving;

/// <summary>
/// One quick look over the bytes before any parser sees them: what a parser, ours or one from outside, must never meet.
/// Whether the message is well-formed is left to the parser.
/// </summary>
public static class BodyChecks
{
    /// <summary>Null when an adapter may read it.</summary>
    public static ProblemKind? FaultOf(ReadOnlySpan<byte> body, ReceivingLimits limits)
    {
        if (body.Length > limits.MostBytes)
        {
            return Problems.TooLarge;
        }

        var signs = CodeUnits.Narrow(body).TrimStart(" \t\r\n"u8);
        return signs switch
        {
            [(byte)'<', ..] => XmlScan.FaultOf(signs, limits),
            [(byte)'{' or (byte)'[', ..] => JsonScan.IsDeeperThan(limits.DeepestNesting, signs) ? Problems.TooDeep : null,
            _ => null,
        };
    }
}
