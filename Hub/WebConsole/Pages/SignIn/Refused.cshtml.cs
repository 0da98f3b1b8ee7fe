using SafeguardingHub.WebConsole.SignIn;

namespace SafeguardingHub.WebConsole.Pages;

/// <summary>Known to a provider, and nobody here: says why and whom to ask.</summary>
[ForEverybody]
public sealed class SignInRefusedPage(SignInChoices choices) : ConsolePage
{
    public string Why { get; private set; } = "";

    public string Ask { get; private set; } = "";

    public string Provider { get; private set; } = "";

    public string Code { get; private set; } = "";

    public void OnGet(string? provider, string? why)
    {
        var known = choices.Providers.FirstOrDefault(each => each.Id == provider);
        (Provider, Ask) = (known?.Name ?? "your organisation", known?.Ask ?? "whoever looks after this hub");
        (Code, Why) = why switch
        {
            "agency-not-known" => (why, "Your organisation is not one of the agencies of this hub."),
            "several-agencies" => (why, "You belong to several agencies of this hub, and it cannot tell for which one you are here."),
            "no-role" => (why, "You have no role in this hub."),
            _ => ("not-known", "This hub cannot tell who you are."),
        };
    }
}
