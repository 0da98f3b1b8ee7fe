using System.Text.Json;
using Microsoft.Extensions.Hosting;
using SafeguardingHub.Tests.Fixtures;
using SafeguardingHub.WebConsole;

namespace SafeguardingHub.Tests.WebConsole.SignIn;

/// <summary>The console with two identity providers: one says agency and role plainly, the other inside a claim.</summary>
public sealed class ProvidedConsole : IAsyncLifetime
{
    /// <summary>The provider is compiled while it is first asked.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly TemporaryFolder folder = new();

    public RunningConsole Console { get; private set; } = null!;

    internal LoopbackProvider Council { get; private set; } = null!;

    internal LoopbackProvider Nhs { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        (Council, Nhs) = (await LoopbackProvider.StartAsync(), await LoopbackProvider.StartAsync());
        Console = new RunningConsole(Environments.Development, settings: new ConsoleSettings { Providers = Describe(folder, Council, Nhs), LongestAnswer = Patience });
        await Console.InitializeAsync();
        await Council.RegisterAsync(new Uri(Console.Address), "council");
        await Nhs.RegisterAsync(new Uri(Console.Address), "nhs");
    }

    public async ValueTask DisposeAsync()
    {
        await Console.DisposeAsync();
        await Council.DisposeAsync();
        await Nhs.DisposeAsync();
        folder.Dispose();
    }

    /// <summary>From “Sign in with …” to the page at the end.</summary>
    internal async Task<ShownPage> SignInAsync(Visitor visitor, LoopbackProvider provider, Known person, string from = "/")
    {
        provider.Person = person;
        return await visitor.FollowAllAsync(await visitor.GetAsync($"/sign-in/with/{(provider == Council ? "council" : "nhs")}?from={Uri.EscapeDataString(from)}"));
    }

    /// <summary>A social worker of Northshire Council, as its provider knows her.</summary>
    internal static Known SocialWorker(string subject = "s-1", string? session = null) => new(subject, "Sandra Synthetic")
    {
        Session = session,
        Claims = new Dictionary<string, object> { ["tid"] = "tenant-1", ["roles"] = new[] { "Hub.Caseworker", "Unheard.Of" } },
    };

    /// <returns>The file's path.</returns>
    internal static string Describe(TemporaryFolder folder, LoopbackProvider council, LoopbackProvider nhs)
    {
        File.WriteAllText(folder["client-secret"], LoopbackProvider.Secret);
        object[] providers =
        [
            new
            {
                id = "council", name = "Northshire Council", authority = council.Address, clientId = LoopbackProvider.Client, clientSecretFile = folder["client-secret"], allowHttp = true,
                agencyClaim = "tid", agencies = new Dictionary<string, string> { ["tenant-1"] = RunningConsole.SocialCare, ["tenant-2"] = RunningConsole.Police, ["tenant-gone"] = "social-care.nowhere" }, hubOrganisations = new[] { "tenant-hub" },
                roleClaim = "roles", roles = new Dictionary<string, string> { ["Hub.Caseworker"] = "caseworker", ["Hub.TeamLead"] = "team-lead", ["Hub.Operator"] = "operator" },
                ask = "the council’s service desk on 01632 960999",
            },
            new
            {
                id = "nhs", name = "NHS Care Identity", authority = nhs.Address, clientId = LoopbackProvider.Client, clientSecretFile = folder["client-secret"], allowHttp = true,
                agencyClaim = "organisation.code", agencies = new Dictionary<string, string> { ["RXX"] = RunningConsole.Health },
                roleClaim = "organisation.roles.id", roles = new Dictionary<string, string> { ["R8000"] = "caseworker", ["R8001"] = "team-lead" },
                ask = "your registration authority",
            },
        ];
        File.WriteAllText(folder["providers.json"], JsonSerializer.Serialize(providers));
        return folder["providers.json"];
    }
}
