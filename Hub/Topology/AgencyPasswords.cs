using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace SafeguardingHub.Topology;

/// <summary>
/// The passwords of new agency users: as given, or else as it stands in the agency's file, or else made up and written there.
/// A file is called <c>&lt;agency-id&gt;.password</c> and only its owner may read it (mode 0600).
/// </summary>
/// <param name="folder">Made when it is not there.</param>
/// <param name="given">By agency id; these are not written anywhere.</param>
public sealed class AgencyPasswords(string folder, IReadOnlyDictionary<string, string>? given = null)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const int RandomBytes = 32;

    public string FileOf(string agency) => Path.Combine(folder, $"{agency}.password");

    // Written before the user is made: after a failure in between, the next try finds the same password.
    internal string For(string agency)
    {
        if (given?.TryGetValue(agency, out var own) == true)
        {
            return own;
        }

        var file = FileOf(agency);
        if (File.Exists(file))
        {
            return File.ReadAllText(file).Trim();
        }

        Directory.CreateDirectory(folder);
        var password = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(RandomBytes));
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        using var stream = new FileStream(file, options);
        stream.Write(Encoding.ASCII.GetBytes(password + "\n"));
        stream.Flush(flushToDisk: true);
        return password;
    }
}
