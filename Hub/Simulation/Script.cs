using System.Text;
using System.Text.RegularExpressions;
using SafeguardingHub.Agreements;
using SafeguardingHub.Schemas;

namespace SafeguardingHub.Simulation;

/// <summary>What agencies will say of one referral, and when, written down one line after the other.</summary>
internal sealed partial class Script(Agreement agreement, int concern, Agency recipient)
{
    private readonly List<(DateTimeOffset At, SimulatedMessage Message)> lines = [];

    public IReadOnlyList<(DateTimeOffset At, SimulatedMessage Message)> Lines => lines;

    /// <summary>At that time or when the agency is open again.</summary>
    /// <param name="example">Such as <c>response-accepted</c>; nothing is said when the agency's format has no such message.</param>
    /// <returns>When it is said.</returns>
    public DateTimeOffset Say(DateTimeOffset at, Agency agency, string example, Func<string, string>? change = null) =>
        SayThen(OfficeHours.From(at, agreement.CalendarOf(agency)), agency, example, change);

    /// <summary>At that very time, open or not.</summary>
    public DateTimeOffset SayThen(DateTimeOffset at, Agency agency, string example, Func<string, string>? change = null)
    {
        if (Examples.Find(agency, example) is { } text)
        {
            var id = $"{concern}-{recipient.Id}-{lines.Count}";
            var said = (change ?? (same => same))(text);
            lines.Add((at, new SimulatedMessage(concern, agency.Id, example[..example.IndexOf('-', StringComparison.Ordinal)], id, agency.ContentType,
                example.EndsWith("child-reached-out", StringComparison.Ordinal), reference => Encoding.UTF8.GetBytes(said.Replace(Published.ExampleReference, reference, StringComparison.Ordinal)))));
        }

        return at;
    }

    /// <summary>The last line again, under the same message id.</summary>
    public void Repeat(DateTimeOffset at) => lines.Add((OfficeHours.OnGrid(at), lines[^1].Message));

    /// <summary>Offered to this agency, whoever the example has.</summary>
    public static Func<string, string> To(Agency agency) => text => ExampleAgency().Replace(text, agency.Id.ToString());

    /// <summary>With the reason that closes nothing.</summary>
    public static string ForNonEngagement(string text) => text.Replace("WORK-COMPLETED", "NON-ENGAGEMENT", StringComparison.Ordinal)
        .Replace("\"work-completed\"", "\"non-engagement\"", StringComparison.Ordinal).Replace("\"needs-met\"", "\"non-engagement\"", StringComparison.Ordinal).Replace("\"moved-away\"", "\"non-engagement\"", StringComparison.Ordinal);

    [GeneratedRegex(@"\b(?:police|social-care|health|charity)\.(?:northshire|harbour|cwmafon|strathdearn)\b")]
    private static partial Regex ExampleAgency();
}
