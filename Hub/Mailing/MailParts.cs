using SafeguardingHub.Observability;

namespace SafeguardingHub.Mailing;

/// <summary>Puts the room together.</summary>
internal static class MailParts
{
    public static void AddMail(this IServiceCollection services, MailSettings settings, string data)
    {
        services.AddSingleton(settings);
        services.AddSingleton<IMailDrop>(_ => settings.Smtp is { } server ? new SmtpDrop(server, settings.ReturnPath ?? settings.From) : new FolderDrop(settings.FolderIn(data)));
        services.AddSingleton<MailRelay>();
        services.AddHostedService<MailLoop>();
        if (settings.BounceFolder is { } folder)
        {
            services.AddSingleton<IBounceSource>(new BounceFolder(folder));
        }

        if (settings.BounceImap is { } imap)
        {
            services.AddSingleton<IBounceSource>(new BounceMailbox(imap, settings.BounceImapFolder));
        }

        services.AddHostedService<BounceLoop>();
        services.AddSingleton<IOperatorAlert, OperatorAlerts>();
    }
}
