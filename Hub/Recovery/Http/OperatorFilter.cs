using SafeguardingHub.Security;

namespace SafeguardingHub.Recovery.Http;

/// <summary>Lets in who has an operator's key and may see at least, and turns a refusal into its answer.</summary>
internal sealed class OperatorFilter(Operators operators) : IEndpointFilter
{
    private const string Bearer = "Bearer ";

    public static Operator PersonOf(HttpContext http) => (Operator)http.Items[typeof(Operator)]!;

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var given = http.Request.Headers.Authorization.FirstOrDefault();
        if (given?.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) != true || operators.Find(given[Bearer.Length..].Trim()) is not { } person || !person.May(OperatorRights.See))
        {
            return Results.Problem(statusCode: StatusCodes.Status401Unauthorized, title: "The key is no operator's.", detail: "Send your own key as 'Authorization: Bearer …'.");
        }

        http.Items[typeof(Operator)] = person;
        try
        {
            return await next(context);
        }
        catch (RefusedException refused)
        {
            return Results.Problem(statusCode: refused.StatusCode, title: refused.Message);
        }
    }
}
