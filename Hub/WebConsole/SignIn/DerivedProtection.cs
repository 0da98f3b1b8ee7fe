using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using SafeguardingHub.Security;

namespace SafeguardingHub.WebConsole.SignIn;

/// <summary>
/// Protects what the web framework hands to browsers and what a session holds, with keys derived from the hub's own key file: every
/// instance has them, nothing more has to be stored, and who has the store alone reads nothing.
/// </summary>
public sealed class DerivedProtection(KeyRing keys) : IDataProtectionProvider
{
    public IDataProtector CreateProtector(string purpose) => new Protector(keys, purpose);

    private sealed class Protector(KeyRing keys, string purpose) : IDataProtector
    {
        private readonly Lazy<byte[]> secret = new(() => [.. keys.BlindIndex("console-protection-1", purpose).ToByteArray(), .. keys.BlindIndex("console-protection-2", purpose).ToByteArray()]);

        private byte[] Associated => Encoding.UTF8.GetBytes(purpose);

        public IDataProtector CreateProtector(string further) => new Protector(keys, $"{purpose}\n{further}");

        public byte[] Protect(byte[] plaintext) => AesGcmEnvelope.Seal(secret.Value, plaintext, Associated);

        /// <exception cref="CryptographicException">It was not protected by this hub for this purpose.</exception>
        public byte[] Unprotect(byte[] protectedData)
        {
            try
            {
                return AesGcmEnvelope.Open(secret.Value, protectedData, Associated);
            }
            catch (Exception broken) when (broken is ArgumentException or IndexOutOfRangeException)
            {
                throw new CryptographicException("Not protected by this hub.", broken);
            }
        }
    }
}
