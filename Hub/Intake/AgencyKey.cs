namespace SafeguardingHub.Intake;

/// <summary>The key an agency sends with a request.</summary>
internal static class AgencyKey
{
    private const string Bearer = "Bearer ";

    public static string? From(HttpRequest request) =>
        request.Headers.Authorization.FirstOrDefault() is { } authorization && authorization.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)
            ? authorization[Bearer.Length..].Trim()
            : request.Headers["X-Api-Key"].FirstOrDefault();
}
