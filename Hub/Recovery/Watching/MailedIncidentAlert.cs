using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using SafeguardingHub.Observability;

namespace SafeguardingHub.Recovery.Watching;

/// <summary>Into the log with its fix, and to operators by mail with its name: what to do is in the runbook of that name.</summary>
public sealed partial class MailedIncidentAlert(IOperatorAlert operators, LoggedIncidentAlert log) : IIncidentAlert
{
    private const int LongestSubject = 60;
    private const int LongestSentence = 120;

    public async Task SendAsync(IncidentAlert alert, CancellationToken cancellation)
    {
        await (alert.Began ? operators.BeginAsync(new OperatorIncident(KeyOf(alert), SentenceOf(alert), 1), cancellation) : operators.EndAsync(KeyOf(alert), cancellation));
        await log.SendAsync(alert, cancellation);
    }

    /// <summary>In the letters that a key may have; subjects that would be written alike are kept apart.</summary>
    internal static string KeyOf(IncidentAlert alert)
    {
        var plain = NotPlain().Replace(alert.Subject.ToLowerInvariant(), "-");
        return plain == alert.Subject && plain.Length <= LongestSubject
            ? $"{alert.Name}{(plain.Length == 0 ? "" : ":")}{plain}"
            : $"{alert.Name}:{plain[..Math.Min(plain.Length, LongestSubject)]}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(alert.Subject)))[..8]}";
    }

    private static string SentenceOf(IncidentAlert alert)
    {
        var sentence = $"{alert.Name} {alert.Subject}".Trim().ReplaceLineEndings(" ");
        return sentence[..Math.Min(sentence.Length, LongestSentence)];
    }

    [GeneratedRegex("[^a-z0-9.:-]")]
    private static partial Regex NotPlain();
}
