using System.Globalization;
using MailKit.Security;
using MimeKit;

namespace SafeguardingHub.Mailing;

/// <summary>Reads everything under <c>Hub:Mail</c>, and says all that is wrong at once.</summary>
internal sealed class MailSettingsReading(IConfiguration configuration)
{
    private const string Room = "Hub:Mail";
    private const int SubmissionPort = 587;
    private const int ImapsPort = 993;
    private const int UsualSeconds = 30;

    private static readonly Dictionary<string, SecureSocketOptions> Securities = new(StringComparer.OrdinalIgnoreCase)
    {
        ["starttls"] = SecureSocketOptions.StartTls,
        ["tls"] = SecureSocketOptions.SslOnConnect,
        ["none"] = SecureSocketOptions.None,
    };

    private readonly List<string> faults = [];

    /// <exception cref="ConfigurationFaultException">With every fault.</exception>
    public MailSettings Read()
    {
        var usual = new MailSettings();
        var from = Address("From");
        var read = new MailSettings
        {
            Folder = Text("Folder"),
            From = from ?? usual.From,
            ReplyTo = Address("ReplyTo"),
            ReturnPath = Address("ReturnPath"),
            Operators = Addresses("Operators"),
            LongestWait = TimeSpan.FromMinutes(Number("LongestWaitMinutes", (int)usual.LongestWait.TotalMinutes)),
            Smtp = Server("Smtp", SubmissionPort, SecureSocketOptions.StartTls),
            BounceFolder = Text("Bounces:Folder"),
            BounceImap = Server("Bounces:Imap", ImapsPort, SecureSocketOptions.SslOnConnect),
            BounceImapFolder = Text("Bounces:Imap:Folder") ?? usual.BounceImapFolder,
        };
        if (read.Smtp is not null && from is null)
        {
            Fault("From", "is needed with a mail server. Set the address that partners know the hub by.");
        }

        return faults.Count == 0 ? read : throw new ConfigurationFaultException([.. faults]);
    }

    private MailServer? Server(string at, int port, SecureSocketOptions usual)
    {
        var host = Text($"{at}:Host");
        var server = new MailServer(
            host ?? "", Number($"{at}:Port", port), Security($"{at}:Security", usual), Text($"{at}:User"), Text($"{at}:Password"), TimeSpan.FromSeconds(Number($"{at}:TimeoutSeconds", UsualSeconds)));
        if (host is not null && server is { User: not null, Password: null })
        {
            Fault($"{at}:Password", "is missing, and a user is set. Give it by a file or the environment.");
        }

        if (host is not null && server is { User: not null, Security: SecureSocketOptions.None })
        {
            Fault($"{at}:Security", "is none, and a password would go in the clear. Use starttls or tls, or leave the user out.");
        }

        return host is null ? null : server;
    }

    private SecureSocketOptions Security(string name, SecureSocketOptions usual)
    {
        if (Text(name) is not { } text)
        {
            return usual;
        }

        if (Securities.TryGetValue(text, out var named))
        {
            return named;
        }

        Fault(name, "is not one of starttls, tls and none.");
        return usual;
    }

    private int Number(string name, int usual)
    {
        var text = Text(name);
        if (text is null || (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out usual) && usual > 0))
        {
            return usual;
        }

        Fault(name, "is not a whole number above zero.");
        return 1;
    }

    private MailboxAddress? Address(string name)
    {
        var text = Text(name);
        if (text is null || IsAddress(text))
        {
            return text is null ? null : MailboxAddress.Parse(text);
        }

        Fault(name, "is not a mail address such as hub@example.org or Hub <hub@example.org>.");
        return null;
    }

    private IReadOnlyList<MailboxAddress> Addresses(string name)
    {
        var each = Text(name)?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
        if (each.All(IsAddress))
        {
            return [.. each.Select(MailboxAddress.Parse)];
        }

        Fault(name, "has something that is not a mail address. Separate several with commas.");
        return [];
    }

    /// <summary>With a domain: without one no server could bring an answer back.</summary>
    private static bool IsAddress(string text) => MailboxAddress.TryParse(text, out var address) && address.Address.Contains('@', StringComparison.Ordinal);

    private string? Text(string name) => configuration[$"{Room}:{name}"] is { Length: > 0 } text ? text : null;

    private void Fault(string name, string what) => faults.Add($"{Room}:{name} (environment: {Room.Replace(":", "__", StringComparison.Ordinal)}__{name.Replace(":", "__", StringComparison.Ordinal)}) {what}");
}
