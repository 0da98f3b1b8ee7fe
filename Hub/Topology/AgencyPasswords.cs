using System.Buffers.Text;
using System.Security.Cryptography;
using SafeguardingHub.Security;

namespace SafeguardingHub.Topology;

/// <summary>
/// The passwords of new agency users: as given, or else as it stands in the agency's file, or else made up and written there.
/// A file is called <c>&lt;agency-id&gt;.password</c> and only its owner may read it (mode 0600).
/// </summary>
/// <param name="folder">Made when it is not there.</param>
/// <param name="given">By agency id; these are not written anywhere.</param>
public sealed class AgencyPasswords(string folder, IReadOnlyDictionary<string, string>? given = null)
{
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
            return Read(file);
        }

        using var alone = SecretFile.Alone(Path.Combine(folder, "passwords"));
        if (!File.Exists(file))
        {
            SecretFile.Replace(file, Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(RandomBytes)));
        }

        return Read(file);
    }

    private static string Read(string file) => File.ReadAllText(file).Trim();
}
