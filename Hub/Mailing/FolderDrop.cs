using MimeKit;

namespace SafeguardingHub.Mailing;

/// <summary>Writes each mail as an <c>.eml</c> file; a repeat takes the place of the first.</summary>
public sealed class FolderDrop(string folder) : IMailDrop
{
    public async Task<DropResult> SendAsync(MimeMessage message, CancellationToken cancellation)
    {
        try
        {
            Directory.CreateDirectory(folder);
            var file = Path.Combine(folder, $"{message.MessageId?.Split('@')[0]}.eml");
            // Whoever looks into the folder never sees half a mail.
            await message.WriteToAsync(file + ".part", cancellation);
            File.Move(file + ".part", file, overwrite: true);
            return DropResult.Taken;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return new DropResult(DropOutcome.Away, "folder-not-writable");
        }
    }

    public Task LeaveAsync() => Task.CompletedTask;
}
