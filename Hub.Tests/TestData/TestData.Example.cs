using System.Text;

namespace SafeguardingHub.Tests;

internal static partial class TestData
{
    /// <summary>A published example's bytes, with some of its text replaced.</summary>
    /// <param name="file">Below <c>Schemas</c>, such as <c>PoliceXml/V1/examples/concern-full.xml</c>.</param>
    /// <exception cref="InvalidOperationException">A text to replace is not in the example: the change would have no effect.</exception>
    public static byte[] Example(string file, params (string Old, string New)[] changes)
    {
        var text = File.ReadAllText(Path.Combine(RepositoryFiles.Schemas, file));
        foreach (var (old, replacement) in changes)
        {
            text = text.Contains(old, StringComparison.Ordinal)
                ? text.Replace(old, replacement, StringComparison.Ordinal)
                : throw new InvalidOperationException($"{file} does not contain “{old}”.");
        }

        return Encoding.UTF8.GetBytes(text);
    }

    public static byte[] PoliceExample(string name, params (string Old, string New)[] changes) => Example($"PoliceXml/V1/examples/{name}.xml", changes);

    public static byte[] CharityExample(string name, params (string Old, string New)[] changes) => Example($"CharityCloudEvents/V1/examples/{name}.json", changes);

    public static byte[] HealthExample(string name, params (string Old, string New)[] changes) => Example($"HealthFhirR4/V1/examples/{name}.json", changes);

    public static byte[] SocialCareExample(string name, params (string Old, string New)[] changes) => Example($"SocialCareJson/V1/examples/{name}.json", changes);

    /// <summary>The police's concern, restated by an amending update.</summary>
    public static byte[] PoliceAmendment(byte[] concern, string caseReference, string note)
    {
        var text = Encoding.UTF8.GetString(concern);
        var begin = text.IndexOf("<Notification ", StringComparison.Ordinal);
        var restated = text[begin..]
            .Replace("<Notification xmlns=\"urn:safeguardinghub:ppn:1\"", "<restated", StringComparison.Ordinal)
            .Replace("</Notification>", "</restated>", StringComparison.Ordinal)
            .Replace($" caseRef=\"{caseReference}\"", "", StringComparison.Ordinal);
        return Encoding.UTF8.GetBytes(
            $"""
            <?xml version="1.0" encoding="UTF-8"?>
            <NotificationUpdate xmlns="urn:safeguardinghub:ppn:1" ref="{caseReference}-2" caseRef="{caseReference}" kind="AMEND" forceCode="90" created="2026-03-11T08:00:00+00:00">
              <note>{note}</note>
              {restated}
            </NotificationUpdate>
            """);
    }
}
