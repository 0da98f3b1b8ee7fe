using System.Text.Json;
using System.Text.Json.Serialization;
using SafeguardingHub.Schemas.Canonical;

namespace SafeguardingHub.WebConsole.SignIn;

/// <summary>Who vouches for people by OpenID Connect, and how what it says becomes an agency and roles here.</summary>
public sealed record IdentityProvider
{
    /// <summary>Permanent: part of the addresses it sends people back to. Lower-case letters, digits and hyphens.</summary>
    public required string Id { get; init; }

    /// <summary>As people choose it, such as <c>NHS Care Identity</c>.</summary>
    public required string Name { get; init; }

    public required Uri Authority { get; init; }

    public required string ClientId { get; init; }

    /// <summary>A file that holds the client's secret and nothing else; null for a client without one.</summary>
    public string? ClientSecretFile { get; init; }

    public IReadOnlyList<string> Scopes { get; init; } = ["openid", "profile"];

    /// <summary>The claim that says for which organisation somebody works; a path with dots for one inside another.</summary>
    public required string AgencyClaim { get; init; }

    /// <summary>The claim's values and the agencies that they are; an organisation that is not here is refused.</summary>
    public required IReadOnlyDictionary<string, AgencyId> Agencies { get; init; }

    /// <summary>Values of the agency claim whose people look after the hub.</summary>
    public IReadOnlyList<string> HubOrganisations { get; init; } = [];

    public required string RoleClaim { get; init; }

    /// <summary>The claim's values and the roles that they give; others give none.</summary>
    public required IReadOnlyDictionary<string, ConsoleRole> Roles { get; init; }

    /// <summary>Whom to ask who is refused, such as <c>the service desk on 01632 960999</c>.</summary>
    public required string Ask { get; init; }

    /// <summary>For tests on one's own machine only: an authority without TLS.</summary>
    public bool AllowHttp { get; init; }

    internal string Scheme => $"provider-{Id}";
}

/// <summary>Reads the file that <c>Hub:Console:Providers</c> names.</summary>
internal static class ProviderFile
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new KebabCaseEnums() },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
    };

    /// <exception cref="ConfigurationFaultException">With what is wrong.</exception>
    public static IReadOnlyList<IdentityProvider> Read(string? file)
    {
        if (file is null)
        {
            return [];
        }

        try
        {
            var all = JsonSerializer.Deserialize<IReadOnlyList<IdentityProvider>>(File.ReadAllBytes(file), Json) ?? [];
            var faults = all.Where(provider => provider is { AllowHttp: false, Authority.Scheme: not "https" }).Select(provider => $"Hub:Console:Providers: the authority of '{provider.Id}' is not an https address.")
                .Concat(all.Where(provider => provider.AllowHttp && !provider.Authority.IsLoopback).Select(provider => $"Hub:Console:Providers: 'allowHttp' of '{provider.Id}' is for authorities on this machine only."))
                .Concat(all.Where(provider => provider.Id.Length == 0 || !provider.Id.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-')).Select(provider => $"Hub:Console:Providers: '{provider.Id}' is not an id of lower-case letters, digits and hyphens."))
                .Concat(all.GroupBy(provider => provider.Id).Where(same => same.Count() > 1).Select(same => $"Hub:Console:Providers: the id '{same.Key}' is there twice."))
                .Concat(all.Where(provider => provider.ClientSecretFile is { } secret && !File.Exists(secret)).Select(provider => $"Hub:Console:Providers: there is no file {provider.ClientSecretFile} with the secret of '{provider.Id}'."))
                .ToList();
            return faults.Count == 0 ? all : throw new ConfigurationFaultException(faults);
        }
        catch (Exception unreadable) when (unreadable is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationFaultException([$"Hub:Console:Providers (environment: Hub__Console__Providers): {file} cannot be read as a list of identity providers ({unreadable.GetType().Name}{(unreadable is JsonException { Path: { } path } ? $" at {path}" : "")}). docs/operators/console.md shows one."]);
        }
    }
}
