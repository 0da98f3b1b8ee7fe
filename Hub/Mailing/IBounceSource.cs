using MimeKit;

namespace SafeguardingHub.Mailing;

/// <summary>Where bounces come in.</summary>
public interface IBounceSource
{
    /// <summary>Gives each new message, null for one that cannot be read, and marks it as seen once it was taken. The number of them.</summary>
    Task<int> ReadAsync(Func<MimeMessage?, Task> take, CancellationToken cancellation);
}
